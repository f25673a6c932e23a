package dev.hone.app.ui.compare;

import android.net.Uri;
import android.os.Bundle;
import android.text.SpannableString;
import android.text.Spanned;
import android.text.style.RelativeSizeSpan;
import android.util.TypedValue;
import android.view.LayoutInflater;
import android.view.Menu;
import android.view.MenuInflater;
import android.view.MenuItem;
import android.view.View;
import android.view.ViewGroup;
import android.widget.Button;
import android.widget.GridLayout;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.core.view.MenuProvider;
import androidx.lifecycle.Lifecycle;
import com.google.android.material.chip.Chip;
import com.google.android.material.chip.ChipGroup;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.app.ui.CurvesPart;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.Sharing;
import dev.hone.app.ui.SystemBars;
import dev.hone.app.ui.chart.BoundaryView;
import dev.hone.app.ui.chart.ChanceBars;
import dev.hone.app.ui.chart.ChancesView;
import dev.hone.app.ui.chart.Forest;
import dev.hone.app.ui.chart.ForestView;
import dev.hone.app.ui.chart.HistogramView;
import dev.hone.app.ui.chart.WeightShares;
import dev.hone.app.ui.create.CreateFragment;
import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import dev.hone.report.Headline;
import dev.hone.report.HtmlReport;
import dev.hone.report.Paragraphs;
import dev.hone.report.ResultFile;
import dev.hone.trained.RunResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Verdict, table, curves, boundaries and weights of a finished experiment. */
public final class CompareFragment extends Screen implements MenuProvider {
  /** Size of the lesser sentences beside the weightiest. */
  private static final float LESSER = 0.7f;

  private CompareViewModel model;
  private CurvesPart curves;
  private ResultsTable table;
  private boolean drawn;

  public CompareFragment() {
    super(R.layout.fragment_compare);
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    leaveWhenGone();
    SystemBars.scrollUnder((ViewGroup) view);
    model =
        viewModel(
            CompareViewModel.class,
            (container, state) -> CompareFactory.of(container, experimentId()));
    requireActivity().addMenuProvider(this, getViewLifecycleOwner(), Lifecycle.State.RESUMED);
    view.findViewById(R.id.again)
        .setOnClickListener(
            button -> {
              model.again();
              goBack();
            });
    view.findViewById(R.id.more_repeats).setOnClickListener(button -> moreRepeats());
    curves = new CurvesPart(view);
    table =
        new ResultsTable(
            view.findViewById(R.id.table),
            view.findViewById(R.id.table_scroll),
            model::sort,
            this::openModel);
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
    table.show(state);
    curves.setVisibleArms(state.visible());
  }

  private void showOnce(View view, CompareState state) {
    Comparison comparison = state.comparison();
    ((TextView) view.findViewById(R.id.verdict)).setText(headline(comparison));
    ((TextView) view.findViewById(R.id.setting))
        .setText(
            Paragraphs.setting(comparison, Experiments.title(state.spec(), language()))
                .in(language()));
    showOffer(view, Offer.of(comparison));
    view.findViewById(R.id.more_repeats)
        .setVisibility(state.moreRepeats() == null ? View.GONE : View.VISIBLE);
    showVerdicts(view, comparison);
    List<String> names =
        comparison.arms().stream()
            .map(arm -> arm.title().in(language()))
            .collect(Collectors.toList());
    curves.show(names, state.curves(), comparison.metric());
    fillChips(view.findViewById(R.id.shown), names, state.hidden());
    fillCharts(view, state);
  }

  /** The sentences, all but the weightiest smaller. */
  private CharSequence headline(Comparison comparison) {
    SpannableString all = new SpannableString(Headline.of(comparison).in(language()));
    String first = Headline.first(comparison).in(language());
    int start = all.toString().indexOf(first);
    int end = start + first.length();
    all.setSpan(new RelativeSizeSpan(LESSER), 0, start, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE);
    all.setSpan(new RelativeSizeSpan(LESSER), end, all.length(), Spanned.SPAN_EXCLUSIVE_EXCLUSIVE);
    return all;
  }

  /** The button that opens the model which the result offers, and why it is that. */
  private void showOffer(View view, Offer offer) {
    Button use = view.findViewById(R.id.use_model);
    TextView why = view.findViewById(R.id.use_why);
    use.setVisibility(offer == null ? View.GONE : View.VISIBLE);
    why.setVisibility(offer == null || offer.better() ? View.GONE : View.VISIBLE);
    if (offer != null) {
      use.setText(
          getString(
              offer.better() ? R.string.use_model : R.string.use_baseline,
              offer.title().in(language())));
      use.setOnClickListener(button -> openModel(offer.arm()));
    }
  }

  private void openModel(int arm) {
    Bundle arguments = of(experimentId());
    arguments.putInt(ARM, arm);
    go(R.id.model, arguments);
  }

  /** Opens the form with the same spec and more repeats. */
  private void moreRepeats() {
    model.writeMoreRepeats(
        (file, dataset) -> {
          if (isResumed()) {
            go(R.id.create, CreateFragment.withSpec(Uri.fromFile(file.toFile()), dataset));
          }
        },
        problem -> {
          if (isResumed()) {
            say(getString(R.string.share_failed, Languages.reason(getResources(), problem)));
          }
        });
  }

  /** The differences and the chances; an experiment of one arm has neither. */
  private void showVerdicts(View view, Comparison comparison) {
    int shown = comparison.arms().size() > 1 ? View.VISIBLE : View.GONE;
    view.findViewById(R.id.forest_card).setVisibility(shown);
    view.findViewById(R.id.chances_card).setVisibility(shown);
    ((TextView) view.findViewById(R.id.forest_title))
        .setText(getString(R.string.forest, comparison.baselineArm().title().in(language())));
    ((ForestView) view.findViewById(R.id.forest)).setData(Forest.of(comparison, language()));
    ((ChancesView) view.findViewById(R.id.chances)).setData(ChanceBars.of(comparison, language()));
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

  private void fillCharts(View view, CompareState state) {
    Comparison comparison = state.comparison();
    GridLayout boundaries = view.findViewById(R.id.boundaries);
    GridLayout histograms = view.findViewById(R.id.histograms);
    boundaries.removeAllViews();
    histograms.removeAllViews();
    for (RunResult run : state.boundaries()) {
      BoundaryView boundary = new BoundaryView(requireContext());
      String arm = comparison.arm(run.arm()).title().in(language());
      boundary.setData(arm, run.boundary(), comparison.data().points());
      addChart(boundaries, arm, boundary);
    }
    WeightShares weights = WeightShares.of(comparison, language());
    for (WeightShares.Row row : weights.rows()) {
      HistogramView histogram = new HistogramView(requireContext());
      histogram.setPlotHeight(R.dimen.chart_small_plot_height);
      histogram.setData(weights, row);
      addChart(histograms, getString(R.string.weights_of, row.name(), row.nearZero()), histogram);
    }
    visible(view, R.id.boundaries_card, boundaries.getChildCount() > 0);
    visible(view, R.id.weights_card, histograms.getChildCount() > 0);
  }

  private static void visible(View view, int id, boolean shown) {
    view.findViewById(id).setVisibility(shown ? View.VISIBLE : View.GONE);
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
