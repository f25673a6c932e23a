package dev.hone.app.ui.chart;

import android.content.Context;
import android.text.TextUtils;
import android.util.AttributeSet;
import android.util.TypedValue;
import android.view.Gravity;
import android.view.View;
import android.view.ViewGroup;
import android.widget.HorizontalScrollView;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.annotation.Nullable;
import androidx.annotation.VisibleForTesting;
import androidx.core.view.ViewCompat;
import dev.hone.app.R;
import java.util.Arrays;
import java.util.List;

/**
 * A confusion matrix: a row per true class, a column per predicted class. A cell is the stronger
 * shaded the larger its share of the row: blue on the diagonal, where predictions are right,
 * vermilion elsewhere. Where it is wider than the view, the cells scroll sideways and the rows'
 * names stay; it is as tall as it needs to be, for the screen to scroll.
 */
public final class ConfusionView extends LinearLayout {
  private final ChartTheme theme;
  private final TextView corner;
  private final TextView empty;
  private final LinearLayout body;
  private final ConfusionNames names;
  private final ConfusionCells cells;

  public ConfusionView(Context context) {
    this(context, null);
  }

  public ConfusionView(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    setOrientation(VERTICAL);
    theme = new ChartTheme(context);
    corner = text();
    corner.setText(R.string.chart_true_class);
    corner.setTextAlignment(TEXT_ALIGNMENT_VIEW_START);
    empty = text();
    empty.setText(R.string.chart_no_confusion);
    empty.setGravity(Gravity.CENTER);
    empty.setMinimumHeight((int) theme.size(R.dimen.chart_plot_min_height));
    names = new ConfusionNames(context, theme);
    cells = new ConfusionCells(context, theme, names);
    HorizontalScrollView scroll = new HorizontalScrollView(context);
    scroll.setFillViewport(true);
    scroll.setHorizontalFadingEdgeEnabled(true);
    scroll.addView(cells);
    body = new LinearLayout(context);
    body.setBaselineAligned(false);
    body.addView(
        names,
        new LayoutParams(ViewGroup.LayoutParams.WRAP_CONTENT, ViewGroup.LayoutParams.MATCH_PARENT));
    body.addView(scroll, new LayoutParams(0, ViewGroup.LayoutParams.WRAP_CONTENT, 1));
    addView(corner);
    addView(
        empty,
        new LayoutParams(ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.WRAP_CONTENT));
    addView(
        body,
        new LayoutParams(ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.WRAP_CONTENT));
    for (View silent : new View[] {corner, empty, names}) {
      silent.setImportantForAccessibility(IMPORTANT_FOR_ACCESSIBILITY_NO_HIDE_DESCENDANTS);
    }
    for (View around : new View[] {body, scroll}) { // the cells speak for themselves
      around.setImportantForAccessibility(IMPORTANT_FOR_ACCESSIBILITY_NO);
    }
    ViewCompat.setScreenReaderFocusable(this, true);
    setData(Arrays.asList(), new int[0][]);
  }

  /**
   * Shows another matrix.
   *
   * @param classNames names by index
   * @param counts [true class][predicted class], square, one row per class
   */
  public void setData(List<String> classNames, int[][] counts) {
    if (counts.length != classNames.size()) {
      throw new IllegalArgumentException(
          "a confusion matrix needs one row per class, but has "
              + counts.length
              + " rows for "
              + classNames.size()
              + " classes");
    }
    int[][] copy = new int[counts.length][];
    long all = 0;
    for (int row = 0; row < copy.length; row++) {
      copy[row] = Arrays.copyOf(counts[row], counts.length);
      all += Arrays.stream(copy[row]).asLongStream().sum();
    }
    boolean nothing = all == 0;
    empty.setVisibility(nothing ? VISIBLE : GONE);
    corner.setVisibility(nothing ? GONE : VISIBLE);
    body.setVisibility(nothing ? GONE : VISIBLE);
    cells.setData(classNames, copy);
    names.setData(classNames, cells);
    setContentDescription(
        nothing
            ? empty.getText()
            : ConfusionText.of(getContext(), theme.numbers, classNames, copy));
  }

  /** The counts, for steps. */
  @VisibleForTesting
  View cells() {
    return cells;
  }

  private TextView text() {
    TextView view = new TextView(getContext());
    view.setTextSize(TypedValue.COMPLEX_UNIT_PX, theme.size(R.dimen.chart_title_text));
    view.setTextColor(theme.label);
    view.setEllipsize(TextUtils.TruncateAt.END);
    return view;
  }
}
