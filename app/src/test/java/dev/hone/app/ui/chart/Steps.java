package dev.hone.app.ui.chart;

import android.graphics.Rect;
import android.view.View;
import android.view.accessibility.AccessibilityNodeInfo;
import android.view.accessibility.AccessibilityNodeProvider;
import java.util.ArrayList;
import java.util.List;

/** What TalkBack finds when it steps through a drawing. */
final class Steps {
  private Steps() {}

  /** The texts of all steps, in order; each has to lie in the view. */
  @SuppressWarnings("deprecation") // the bounds in the view are what the chart has set
  static List<String> spoken(View drawing) {
    AccessibilityNodeProvider provider = drawing.getAccessibilityNodeProvider();
    AccessibilityNodeInfo host =
        provider.createAccessibilityNodeInfo(AccessibilityNodeProvider.HOST_VIEW_ID);
    List<String> spoken = new ArrayList<>();
    for (int i = 0; i < host.getChildCount(); i++) {
      AccessibilityNodeInfo step = provider.createAccessibilityNodeInfo(i);
      Rect bounds = new Rect();
      step.getBoundsInParent(bounds);
      if (bounds.isEmpty() || !bounds.intersect(0, 0, drawing.getWidth(), drawing.getHeight())) {
        throw new AssertionError("step " + i + " lies at " + bounds);
      }
      spoken.add(step.getContentDescription().toString());
    }
    return spoken;
  }
}
