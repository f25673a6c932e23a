package dev.hone.app.ui.compare;

import android.content.Context;
import android.os.Bundle;
import android.util.TypedValue;
import android.view.Gravity;
import android.view.LayoutInflater;
import android.view.Menu;
import android.view.MenuInflater;
import android.view.MenuItem;
import android.view.View;
import android.view.ViewGroup;
import android.widget.GridLayout;
import android.widget.LinearLayout;
import android.widget.TableLayout;
import android.widget.TableRow;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.core.content.ContextCompat;
import androidx.core.view.MenuProvider;
import androidx.core.view.ViewCompat;
import androidx.lifecycle.Lifecycle;
import com.google.android.material.chip.Chip;
import com.google.android.material.chip.ChipGroup;
import com.google.android.material.color.MaterialColors;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.app.ui.CurvesPart;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.Sharing;
import dev.hone.app.ui.chart.ArmColors;
import dev.hone.app.ui.chart.BoundaryView;
import dev.hone.app.ui.chart.HistogramView;
import dev.hone.base.Language;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.Headline;
import dev.hone.report.HtmlReport;
import dev.hone.report.ResultFile;
import dev.hone.report.Wording;
import dev.hone.stats.Verdict;
import dev.hone.trained.RunResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Verdict, table, curves, boundaries and weights of a finished experiment. */
public final class CompareFragment extends Screen implements MenuProvider {
  /** By {@link Wording#tone}; what is open keeps the colour of text. */
  private static final Map<String, Integer> VERDICT_COLORS =
      Map.of(
          "better", R.color.verdict_better,
          "worse", R.color.verdict_worse,
          "same", R.color.verdict_same);

  private CompareViewModel model;
  private CurvesPart curves;
  private boolean drawn;

  public CompareFragment() {
    super(R.layout.fragment_compare);
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    leaveWhenGone();
    model =
        viewModel(
            CompareViewModel.class,
            (container, state) -> new CompareViewModel(container, experimentId()));
    requireActivity().addMenuProvider(this, getViewLifecycleOwner(), Lifecycle.State.RESUMED);
    view.findViewById(R.id.again)
        .setOnClickListener(
            button -> {
              model.again();
              goBack();
            });
    curves = new CurvesPart(view);
    drawn = false;
    model.state().observe(getViewLifecycleOwner(), state -> show(view, state));
  }

  private void show(View view, CompareState state) {
    TextView problem = view.findViewById(R.id.problem);
    problem.setVisibility(state.problem() == null ? View.GONE : View.VISIBLE);
    if (state.problem() != null) {
      problem.setText(
          getString(R.string.result_gone, Languages.reason(getResources(), state.problem())));
    }
    view.findViewById(R.id.again).setVisibility(state.problem() == null ? View.GONE : View.VISIBLE);
    Comparison comparison = state.comparison();
    view.findViewById(R.id.result).setVisibility(comparison == null ? View.GONE : View.VISIBLE);
    if (comparison == null) {
      return;
    }
    if (!drawn) {
      drawn = true;
      showOnce(view, state);
    }
    fillTable(view.findViewById(R.id.table), state);
    Set<Integer> visible = new HashSet<>();
    for (int i = 0; i < comparison.arms().size(); i++) {
      if (!state.hidden().contains(i)) {
        visible.add(i);
      }
    }
    curves.setVisibleArms(visible);
  }

  private void showOnce(View view, CompareState state) {
    Comparison comparison = state.comparison();
    ((TextView) view.findViewById(R.id.verdict)).setText(Headline.of(comparison).in(language()));
    ((TextView) view.findViewById(R.id.setting))
        .setText(
            Wording.setting(
                    comparison, Experiments.title(Experiments.spec(state.experiment()), language()))
                .in(language()));
    List<String> names =
        comparison.arms().stream().map(ArmSummary::name).collect(Collectors.toList());
    curves.show(names, state.curves(), comparison.metric());
    fillChips(view.findViewById(R.id.shown), names, state.hidden());
    fillCharts(view, comparison);
  }

  private Language language() {
    return Languages.of(getResources());
  }

  private void fillChips(ChipGroup group, List<String> names, Set<Integer> hidden) {
    group.removeAllViews();
    for (int i = 0; i < names.size(); i++) {
      Chip chip =
          (Chip) LayoutInflater.from(requireContext()).inflate(R.layout.item_chip, group, false);
      chip.setText(names.get(i));
      chip.setChecked(!hidden.contains(i));
      chip.setId(View.generateViewId());
      chip.setOnCheckedChangeListener((button, checked) -> model.hide(unchecked(group)));
      group.addView(chip);
    }
  }

  private static Set<Integer> unchecked(ChipGroup group) {
    Set<Integer> hidden = new HashSet<>();
    for (int i = 0; i < group.getChildCount(); i++) {
      if (!((Chip) group.getChildAt(i)).isChecked()) {
        hidden.add(i);
      }
    }
    return hidden;
  }

  private void fillCharts(View view, Comparison comparison) {
    GridLayout boundaries = view.findViewById(R.id.boundaries);
    GridLayout histograms = view.findViewById(R.id.histograms);
    boundaries.removeAllViews();
    histograms.removeAllViews();
    for (RunResult run : comparison.runs()) {
      if (run.repeat() != 0) {
        continue;
      }
      if (run.boundary() != null && comparison.data().points() != null) {
        BoundaryView boundary = new BoundaryView(requireContext());
        boundary.setData(run.arm(), run.boundary(), comparison.data().points());
        addChart(boundaries, run.arm(), boundary);
      }
      if (run.weights() != null) {
        HistogramView histogram = new HistogramView(requireContext());
        histogram.setLegendVisible(false);
        histogram.setData(run.arm(), indexOf(comparison, run.arm()), run.weights());
        addChart(histograms, run.arm(), histogram);
      }
    }
    view.findViewById(R.id.boundaries_card)
        .setVisibility(boundaries.getChildCount() == 0 ? View.GONE : View.VISIBLE);
  }

  private static int indexOf(Comparison comparison, String name) {
    for (int i = 0; i < comparison.arms().size(); i++) {
      if (comparison.arms().get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no arm " + name);
  }

  /** A chart under its arm's name; on wide screens two stand side by side. */
  private void addChart(GridLayout grid, String name, View chart) {
    LinearLayout cell = new LinearLayout(requireContext());
    cell.setOrientation(LinearLayout.VERTICAL);
    TextView caption = new TextView(requireContext());
    caption.setTextAppearance(
        attribute(com.google.android.material.R.attr.textAppearanceTitleSmall));
    caption.setText(name);
    caption.setPadding(0, dp(12), 0, 0);
    cell.addView(caption);
    cell.addView(
        chart,
        new LinearLayout.LayoutParams(
            ViewGroup.LayoutParams.MATCH_PARENT, ViewGroup.LayoutParams.WRAP_CONTENT));
    GridLayout.LayoutParams place = new GridLayout.LayoutParams();
    place.width = 0;
    place.columnSpec = GridLayout.spec(GridLayout.UNDEFINED, 1f);
    place.setMarginEnd(dp(8));
    grid.addView(cell, place);
  }

  private void fillTable(TableLayout table, CompareState state) {
    Comparison comparison = state.comparison();
    table.removeAllViews();
    TableRow headings = new TableRow(requireContext());
    for (Column column : Column.values()) {
      TextView cell = cell(column.heading(getResources(), comparison.metric()), true);
      if (column == state.sort()) {
        cell.append(state.descending() ? " ▼" : " ▲");
      }
      cell.setOnClickListener(view -> model.sort(column));
      ViewCompat.setAccessibilityHeading(cell, true);
      headings.addView(cell);
    }
    table.addView(headings);
    List<ArmSummary> arms = new ArrayList<>(comparison.arms());
    Comparator<ArmSummary> order = state.sort().order(comparison);
    Collections.sort(arms, state.descending() ? order.reversed() : order);
    for (ArmSummary arm : arms) {
      table.addView(row(comparison, arm));
    }
  }

  private TableRow row(Comparison comparison, ArmSummary arm) {
    int index = comparison.arms().indexOf(arm);
    TableRow row = new TableRow(requireContext());
    StringBuilder spoken = new StringBuilder();
    for (Column column : Column.values()) {
      String text = column.cell(getResources(), comparison, arm);
      TextView cell = cell(text, column == Column.ARM);
      if (column == Column.ARM) {
        cell.setTextColor(ArmColors.of(requireContext(), index));
      } else if (column == Column.VERDICT && !arm.isBaseline()) {
        colour(cell, arm.metricComparison().verdict());
      }
      cell.setImportantForAccessibility(View.IMPORTANT_FOR_ACCESSIBILITY_NO);
      row.addView(cell);
      spoken
          .append(column.heading(getResources(), comparison.metric()))
          .append(": ")
          .append(text)
          .append(". ");
    }
    row.setContentDescription(spoken);
    row.setBackgroundResource(attribute(android.R.attr.selectableItemBackground));
    row.setOnClickListener(
        view -> {
          Bundle arguments = of(experimentId());
          arguments.putInt(ARM, index);
          go(R.id.model, arguments);
        });
    return row;
  }

  private void colour(TextView cell, Verdict verdict) {
    Integer color = VERDICT_COLORS.get(Wording.tone(verdict));
    if (color != null) {
      cell.setTextColor(ContextCompat.getColor(requireContext(), color));
    }
  }

  private TextView cell(String text, boolean strong) {
    Context context = requireContext();
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
    return cell;
  }

  private int attribute(int name) {
    TypedValue value = new TypedValue();
    requireContext().getTheme().resolveAttribute(name, value, true);
    return value.resourceId;
  }

  private int dp(int value) {
    return Math.round(value * getResources().getDisplayMetrics().density);
  }

  @Override
  public void onCreateMenu(@NonNull Menu menu, @NonNull MenuInflater inflater) {
    inflater.inflate(R.menu.compare, menu);
  }

  @Override
  public boolean onMenuItemSelected(@NonNull MenuItem item) {
    CompareState state = model.state().getValue();
    if (state.experiment() == null) {
      return false;
    }
    ExperimentEntity experiment = state.experiment();
    Experiments experiments = container().experiments();
    String name = Sharing.fileName(experiment.name);
    Language language = language();
    if (item.getItemId() == R.id.action_share_report) {
      Sharing.share(
          this,
          name + ".html",
          "text/html",
          out -> HtmlReport.write(experiments.comparison(experiment.id), language, out));
      return true;
    }
    if (item.getItemId() == R.id.action_share_json) {
      Sharing.share(
          this,
          name + "-result.json",
          "application/json",
          out ->
              Sharing.write(
                  out, ResultFile.toJson(experiments.comparison(experiment.id)).toString()));
      return true;
    }
    if (item.getItemId() == R.id.action_share_spec) {
      Sharing.share(
          this,
          name + ".json",
          "application/json",
          out -> Sharing.write(out, Experiments.spec(experiment).toPrettyJson()));
      return true;
    }
    return false;
  }
}
