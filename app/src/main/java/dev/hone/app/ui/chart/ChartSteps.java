package dev.hone.app.ui.chart;

import android.graphics.Rect;
import android.os.Bundle;
import android.view.View;
import androidx.annotation.Nullable;
import androidx.core.view.accessibility.AccessibilityNodeInfoCompat;
import androidx.customview.widget.ExploreByTouchHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lets TalkBack and a keyboard step through a drawing, one point, bar or row at a time. */
final class ChartSteps extends ExploreByTouchHelper {
  /** With more, one would not come to the end: subclasses thin their points to about so many. */
  static final int MOST = 24;

  /**
   * A step.
   *
   * @param spoken what it is, with its figures
   * @param bounds where it is drawn, in the view
   */
  record Step(String spoken, Rect bounds) {}

  private final Supplier<List<Step>> source;

  /**
   * Steps through a view.
   *
   * @param source asked whenever somebody steps; the same number until the data changes
   */
  ChartSteps(View host, Supplier<List<Step>> source) {
    super(host);
    this.source = source;
  }

  /** At most {@link #MOST} of these, evenly, the first among them. */
  static <T> List<T> thinned(List<T> all) {
    int stride = (all.size() + MOST - 1) / MOST;
    List<T> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i += stride) {
      kept.add(all.get(i));
    }
    return kept;
  }

  @Override
  protected int getVirtualViewAt(float x, float y) {
    List<Step> steps = source.get();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).bounds().contains((int) x, (int) y)) {
        return i;
      }
    }
    return INVALID_ID;
  }

  @Override
  protected void getVisibleVirtualViews(List<Integer> ids) {
    int count = source.get().size();
    for (int i = 0; i < count; i++) {
      ids.add(i);
    }
  }

  @Override
  protected void onPopulateNodeForHost(AccessibilityNodeInfoCompat node) {
    node.setFocusable(false); // the chart around it speaks for the whole
  }

  @Override
  @SuppressWarnings("deprecation") // the helper asks for bounds in the parent
  protected void onPopulateNodeForVirtualView(int id, AccessibilityNodeInfoCompat node) {
    List<Step> steps = source.get();
    boolean gone = id < 0 || id >= steps.size();
    node.setContentDescription(gone ? "" : steps.get(id).spoken());
    node.setBoundsInParent(gone ? new Rect(0, 0, 1, 1) : steps.get(id).bounds());
  }

  @Override
  protected boolean onPerformActionForVirtualView(int id, int action, @Nullable Bundle arguments) {
    return false;
  }
}
