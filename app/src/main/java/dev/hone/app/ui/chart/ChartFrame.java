package dev.hone.app.ui.chart;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Rect;
import android.util.AttributeSet;
import android.util.TypedValue;
import android.view.Gravity;
import android.view.KeyEvent;
import android.view.MotionEvent;
import android.view.View;
import android.view.ViewGroup;
import android.widget.LinearLayout;
import android.widget.ScrollView;
import android.widget.TextView;
import androidx.annotation.DimenRes;
import androidx.annotation.Nullable;
import androidx.annotation.StringRes;
import androidx.core.view.ViewCompat;
import dev.hone.app.R;
import java.util.ArrayList;
import java.util.List;

/**
 * What charts have in common, from top to bottom: the vertical axis' title, which stands upright
 * and wraps; the drawing, or a text where there is nothing to draw; the horizontal axis' title; the
 * legend, which scrolls where the height is given and it would take more than a third of it.
 *
 * <p>To TalkBack it is one thing with one text, which subclasses work out from the data; some can
 * be stepped through, too.
 */
abstract class ChartFrame extends LinearLayout {
  final ChartTheme theme;
  final Axes axes;
  @DimenRes private int plotHeight = R.dimen.chart_plot_height;
  private final TextView titleY;
  private final TextView titleX;
  private final TextView note;
  private final TextView empty;
  private final Plot plot;
  private final LegendView legend;
  private final LegendScroll legendScroll;

  ChartFrame(Context context, @Nullable AttributeSet attributes) {
    super(context, attributes);
    theme = new ChartTheme(context);
    axes = new Axes(theme);
    setOrientation(VERTICAL);
    setBaselineAligned(false);
    titleY = text(Gravity.START);
    empty = text(Gravity.CENTER);
    plot = new Plot(context);
    titleX = text(Gravity.END);
    note = text(Gravity.START);
    note.setVisibility(GONE);
    legend = new LegendView(context);
    // The axes stand at the left and below in every language, as in print, and the titles by them.
    titleX.setLayoutDirection(LAYOUT_DIRECTION_LTR);
    titleY.setLayoutDirection(LAYOUT_DIRECTION_LTR);
    legendScroll = new LegendScroll(context);
    legendScroll.addView(legend);
    legend.setPadding(0, (int) (2 * theme.gap), 0, 0);
    addView(titleY, row(0));
    addView(empty, row(1));
    addView(plot, row(1));
    addView(titleX, row(0));
    addView(note, row(0));
    addView(legendScroll, row(0));
    for (int i = 0; i < getChildCount(); i++) {
      getChildAt(i).setImportantForAccessibility(IMPORTANT_FOR_ACCESSIBILITY_NO_HIDE_DESCENDANTS);
    }
    ViewCompat.setScreenReaderFocusable(this, true);
  }

  /** Draws over the grid; the canvas is clipped to the axes' area. */
  abstract void drawData(Canvas canvas);

  /** Draws what may reach over the area's edge. */
  void drawAbove(Canvas canvas) {}

  /** What one steps through; needs {@link #enableSteps}. The same number until the data changes. */
  List<ChartSteps.Step> steps() {
    return new ArrayList<>();
  }

  /** The place of a point, as large as a finger needs. */
  final Rect around(float x, float y) {
    float half = theme.size(R.dimen.chart_cell_min) / 2;
    return new Rect((int) (x - half), (int) (y - half), (int) (x + half), (int) (y + half));
  }

  /** Lets TalkBack step through the drawing; without, the chart is one thing with one text. */
  final void enableSteps() {
    plot.enableSteps();
  }

  /** How high the drawing is where the layout leaves it free. */
  public final void setPlotHeight(@DimenRes int height) {
    plotHeight = height;
    plot.requestLayout();
  }

  /** Shows a remark below the drawing; empty for none. */
  final void setNote(String words) {
    note.setText(words);
    note.setVisibility(words.isEmpty() ? GONE : VISIBLE);
  }

  /** What stands below the drawing. */
  public final CharSequence getNote() {
    return note.getText();
  }

  /** Called when the area has another size. */
  void onAreaChanged() {}

  final void setTitles(String horizontal, String vertical) {
    if (!titleX.getText().toString().equals(horizontal)) {
      titleX.setText(horizontal);
    }
    if (!titleY.getText().toString().equals(vertical)) {
      titleY.setText(vertical);
    }
  }

  /** Lays out again only if something has changed: live curves call this often. */
  final void setLegend(List<LegendView.Entry> entries) {
    if (!legend.getEntries().equals(entries)) {
      legend.setEntries(entries);
    }
  }

  /** What the legend shows. */
  public final List<LegendView.Entry> getLegendEntries() {
    return new ArrayList<>(legend.getEntries());
  }

  /** Hides the legend, where a {@link LegendView} elsewhere shows it. */
  public final void setLegendVisible(boolean visible) {
    legendScroll.setVisibility(visible ? VISIBLE : GONE);
  }

  /** Shows a text in place of the drawing. */
  final void showEmpty(@StringRes int message) {
    empty.setText(message);
    show(true);
    setContentDescription(empty.getText());
  }

  /** Shows the drawing, and has TalkBack say the text. */
  final void showPlot(String spoken) {
    show(false);
    setContentDescription(spoken);
    plot.dataChanged();
    redraw();
  }

  final void redraw() {
    onAreaChanged();
    plot.invalidate();
  }

  final void repaint() {
    plot.invalidate();
  }

  /** The drawing, for touches. */
  final View plot() {
    return plot;
  }

  private void show(boolean nothing) {
    empty.setVisibility(nothing ? VISIBLE : GONE);
    int rest = nothing ? GONE : VISIBLE;
    plot.setVisibility(rest);
    titleX.setVisibility(rest);
    titleY.setVisibility(rest);
    legend.setVisibility(rest);
    note.setVisibility(nothing || note.length() == 0 ? GONE : VISIBLE);
  }

  private TextView text(int gravity) {
    TextView view = new TextView(getContext());
    view.setTextSize(TypedValue.COMPLEX_UNIT_PX, theme.size(R.dimen.chart_title_text));
    view.setTextColor(theme.label);
    view.setGravity(gravity);
    view.setTextAlignment(
        gravity == Gravity.CENTER
            ? TEXT_ALIGNMENT_CENTER
            : gravity == Gravity.END ? TEXT_ALIGNMENT_VIEW_END : TEXT_ALIGNMENT_VIEW_START);
    if (gravity == Gravity.CENTER) {
      view.setMinimumHeight((int) theme.size(R.dimen.chart_plot_min_height));
      view.setGravity(Gravity.CENTER);
    }
    return view;
  }

  private static LayoutParams row(float weight) {
    return new LayoutParams(
        ViewGroup.LayoutParams.MATCH_PARENT,
        weight == 0 ? ViewGroup.LayoutParams.WRAP_CONTENT : 0,
        weight);
  }

  @Override
  protected void onMeasure(int widthSpec, int heightSpec) {
    legendScroll.most =
        MeasureSpec.getMode(heightSpec) == MeasureSpec.UNSPECIFIED
            ? Integer.MAX_VALUE
            : MeasureSpec.getSize(heightSpec) / 3;
    super.onMeasure(widthSpec, heightSpec);
  }

  /** The axes and what they enclose. */
  private final class Plot extends View {
    @Nullable private ChartSteps steps;

    Plot(Context context) {
      super(context);
    }

    void enableSteps() {
      setImportantForAccessibility(IMPORTANT_FOR_ACCESSIBILITY_YES);
      steps = new ChartSteps(this, ChartFrame.this::steps);
      ViewCompat.setAccessibilityDelegate(this, steps);
    }

    void dataChanged() {
      if (steps != null) {
        steps.invalidateRoot();
      }
    }

    @Override
    protected boolean dispatchHoverEvent(MotionEvent event) {
      return (steps != null && steps.dispatchHoverEvent(event)) || super.dispatchHoverEvent(event);
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
      return (steps != null && steps.dispatchKeyEvent(event)) || super.dispatchKeyEvent(event);
    }

    @Override
    protected void onFocusChanged(boolean gained, int direction, @Nullable Rect before) {
      super.onFocusChanged(gained, direction, before);
      if (steps != null) {
        steps.onFocusChanged(gained, direction, before);
      }
    }

    @Override
    protected void onMeasure(int widthSpec, int heightSpec) {
      int wish = (int) (theme.size(plotHeight) + 2 * theme.size(R.dimen.chart_text));
      setMeasuredDimension(
          getDefaultSize(getSuggestedMinimumWidth(), widthSpec), resolveSize(wish, heightSpec));
    }

    @Override
    protected void onSizeChanged(int width, int height, int oldWidth, int oldHeight) {
      axes.layout(width, height);
      onAreaChanged();
    }

    @Override
    protected void onDraw(Canvas canvas) {
      axes.drawGrid(canvas);
      canvas.save();
      canvas.clipRect(axes.area);
      drawData(canvas);
      canvas.restore();
      axes.drawAxes(canvas);
      drawAbove(canvas);
    }
  }

  /** Holds the legend to a height. */
  private static final class LegendScroll extends ScrollView {
    private int most = Integer.MAX_VALUE;

    LegendScroll(Context context) {
      super(context);
      setVerticalFadingEdgeEnabled(true);
      setScrollbarFadingEnabled(false);
    }

    @Override
    protected void onMeasure(int widthSpec, int heightSpec) {
      super.onMeasure(widthSpec, heightSpec);
      if (getMeasuredHeight() > most) {
        super.onMeasure(widthSpec, MeasureSpec.makeMeasureSpec(most, MeasureSpec.EXACTLY));
      }
    }
  }
}
