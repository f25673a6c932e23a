package dev.hone.app.ui.compare;

import android.content.Context;
import android.content.res.Resources;
import android.util.TypedValue;
import android.view.Gravity;
import android.view.View;
import android.widget.HorizontalScrollView;
import android.widget.TableLayout;
import android.widget.TableRow;
import android.widget.TextView;
import androidx.annotation.Nullable;
import androidx.core.content.ContextCompat;
import androidx.core.view.ViewCompat;
import com.google.android.material.color.MaterialColors;
import dev.hone.app.R;
import dev.hone.app.ui.chart.MarkDrawable;
import dev.hone.app.ui.chart.Tone;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.Wording;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The table of results: a row an arm, a column a figure. The names stay where they are while the
 * others are scrolled sideways.
 */
final class ResultsTable {
  /** By {@link Wording#tone}; what is open keeps the colour of text. */
  private static final Map<String, Integer> VERDICT_COLORS =
      Map.of(
          "better", R.color.verdict_better,
          "worse", R.color.verdict_worse,
          "same", R.color.verdict_same);

  /** The names take at most such a part of the screen's width. */
  private static final double NAMES_PART = 0.35;

  private final Context context;
  private final TableLayout table;
  private final HorizontalScrollView scroll;
  private final Consumer<Column> sort;
  private final IntConsumer open;

  /**
   * Fills a table.
   *
   * @param scroll around it
   * @param sort hears of a heading that was touched
   * @param open hears of a row that was touched: the arm's index
   */
  ResultsTable(
      TableLayout table, HorizontalScrollView scroll, Consumer<Column> sort, IntConsumer open) {
    context = table.getContext();
    this.table = table;
    this.scroll = scroll;
    this.sort = sort;
    this.open = open;
    scroll.setOnScrollChangeListener((view, x, y, oldX, oldY) -> holdNames(x));
  }

  private void holdNames(int x) {
    for (int row = 0; row < table.getChildCount(); row++) {
      ((TableRow) table.getChildAt(row)).getChildAt(0).setTranslationX(x);
    }
  }

  void show(CompareState state) {
    Comparison comparison = state.comparison();
    table.removeAllViews();
    table.addView(headings(state));
    for (ArmSummary arm : state.rows()) {
      table.addView(row(comparison, arm));
    }
    holdNames(scroll.getScrollX());
  }

  private TableRow headings(CompareState state) {
    TableRow headings = new TableRow(context);
    for (Column column : Column.values()) {
      TextView cell = cell(column.heading(resources(), state.comparison().metric()), true, column);
      if (column == state.sort()) {
        cell.append(state.descending() ? " ▼" : " ▲");
        ViewCompat.setStateDescription(
            cell,
            context.getString(state.descending() ? R.string.sorted_down : R.string.sorted_up));
      }
      cell.setOnClickListener(view -> sort.accept(column));
      ViewCompat.setAccessibilityHeading(cell, true);
      headings.addView(cell);
    }
    return headings;
  }

  private TableRow row(Comparison comparison, ArmSummary arm) {
    int index = comparison.arms().indexOf(arm);
    TableRow row = new TableRow(context);
    StringBuilder spoken = new StringBuilder();
    for (Column column : Column.values()) {
      String text = column.cell(resources(), comparison, arm);
      TextView cell = cell(text, column == Column.ARM, column);
      if (column == Column.ARM) {
        mark(cell, MarkDrawable.ofArm(context, index));
      } else if (column == Column.VERDICT && !arm.isBaseline()) {
        colour(cell, arm);
      }
      cell.setImportantForAccessibility(View.IMPORTANT_FOR_ACCESSIBILITY_NO);
      row.addView(cell);
      spoken
          .append(column.heading(resources(), comparison.metric()))
          .append(": ")
          .append(text)
          .append(". ");
    }
    row.setContentDescription(spoken);
    row.setForeground(
        ContextCompat.getDrawable(context, attribute(android.R.attr.selectableItemBackground)));
    row.setOnClickListener(view -> open.accept(index));
    return row;
  }

  private void colour(TextView cell, ArmSummary arm) {
    Integer color = VERDICT_COLORS.get(Wording.tone(arm.metricComparison().verdict()));
    if (color != null) {
      cell.setTextColor(ContextCompat.getColor(context, color));
    }
    mark(cell, MarkDrawable.of(context, Tone.of(arm.metricComparison().verdict())));
  }

  private static void mark(TextView cell, @Nullable MarkDrawable mark) {
    // Relative ones are placed after the columns' widths were measured, which then are too narrow.
    cell.setCompoundDrawablesWithIntrinsicBounds(mark, null, null, null);
    cell.setCompoundDrawablePadding(Math.round(cell.getTextSize() / 4));
  }

  private TextView cell(String text, boolean strong, Column column) {
    TextView cell = new TextView(context);
    cell.setTextAppearance(
        attribute(
            strong
                ? com.google.android.material.R.attr.textAppearanceTitleSmall
                : com.google.android.material.R.attr.textAppearanceBodyMedium));
    cell.setTextColor(
        MaterialColors.getColor(context, com.google.android.material.R.attr.colorOnSurface, 0));
    cell.setText(text);
    cell.setGravity(Gravity.CENTER_VERTICAL);
    cell.setMinHeight(dp(48));
    cell.setPaddingRelative(0, 0, dp(20), 0);
    if (column == Column.ARM) {
      // Above the cells that are scrolled under it, and as opaque as the card.
      cell.setZ(1);
      cell.setOutlineProvider(null);
      cell.setBackgroundColor(
          MaterialColors.getColor(
              context, com.google.android.material.R.attr.colorSurfaceContainer, 0));
      cell.setMaxWidth((int) (NAMES_PART * resources().getDisplayMetrics().widthPixels));
      cell.setPaddingRelative(0, 0, dp(12), 0);
    }
    return cell;
  }

  private Resources resources() {
    return context.getResources();
  }

  private int attribute(int name) {
    TypedValue value = new TypedValue();
    context.getTheme().resolveAttribute(name, value, true);
    return value.resourceId;
  }

  private int dp(int value) {
    return Math.round(value * resources().getDisplayMetrics().density);
  }
}
