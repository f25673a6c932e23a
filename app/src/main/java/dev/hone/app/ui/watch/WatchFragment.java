package dev.hone.app.ui.watch;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import com.google.android.material.progressindicator.LinearProgressIndicator;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.ui.CurvesPart;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.SystemBars;
import dev.hone.app.ui.chart.ArmColors;
import dev.hone.app.ui.chart.CurvesView;
import dev.hone.app.ui.chart.MarkDrawable;
import dev.hone.compare.OpenArms;
import dev.hone.spec.Arm;
import java.util.List;
import java.util.stream.Collectors;

/** Curves, progress and time left of an experiment that is trained. */
public final class WatchFragment extends Screen {
  private WatchViewModel model;
  private CurvesPart curves;
  private NotificationQuestion notifications;

  public WatchFragment() {
    super(R.layout.fragment_watch);
  }

  @Override
  public void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    notifications = new NotificationQuestion(this);
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    model =
        viewModel(
            WatchViewModel.class, (container, state) -> WatchFactory.of(container, experimentId()));
    leaveWhenGone();
    SystemBars.scrollUnder((ViewGroup) view);
    curves = new CurvesPart(view);
    ((CurvesView) view.findViewById(R.id.curves)).setPlotHeight(R.dimen.watch_plot_height);
    view.findViewById(R.id.pause).setOnClickListener(button -> model.pause());
    view.findViewById(R.id.resume).setOnClickListener(button -> model.resume());
    view.findViewById(R.id.stop).setOnClickListener(button -> model.stop());
    view.findViewById(R.id.compare)
        .setOnClickListener(button -> go(R.id.compare, of(experimentId())));
    model
        .state()
        .observe(
            getViewLifecycleOwner(),
            state -> {
              if (state != null) {
                show(view, state);
              }
            });
  }

  private void show(View view, WatchState state) {
    ExperimentState now = state.experiment().state;
    if (now.active()) {
      notifications.ask(container().settings());
    }
    ((TextView) view.findViewById(R.id.name)).setText(state.experiment().name);
    TextView stands = view.findViewById(R.id.state);
    // What changes with every run is not spoken each time; that it rests or has ended is.
    stands.setAccessibilityLiveRegion(
        now == ExperimentState.RUNNING
            ? View.ACCESSIBILITY_LIVE_REGION_NONE
            : View.ACCESSIBILITY_LIVE_REGION_POLITE);
    stands.setText(Formats.stateAndDifficulty(getResources(), state.experiment()));
    LinearProgressIndicator progress = view.findViewById(R.id.progress);
    progress.setProgressCompat(state.percent(), true);
    ((TextView) view.findViewById(R.id.percent))
        .setText(getString(R.string.percent_done, state.percent()));
    visible(view, R.id.progress_line, now != ExperimentState.FINISHED);
    TextView time = view.findViewById(R.id.time);
    time.setText(time(state));
    time.setVisibility(state.doneEpochs() > 0 ? View.VISIBLE : View.GONE);
    visible(view, R.id.pause, now.active());
    visible(view, R.id.stop, now.active() || now == ExperimentState.PAUSED);
    visible(view, R.id.resume, now.resumable());
    visible(view, R.id.compare, now == ExperimentState.FINISHED);
    List<String> names =
        state.spec().arms().stream()
            .map(arm -> arm.title().in(Languages.of(getResources())))
            .collect(Collectors.toList());
    curves.show(names, state.curves(), state.metric());
    showArms(view.findViewById(R.id.arms), state);
    visible(view, R.id.looked, state.looking());
    if (state.looking()) {
      ((TextView) view.findViewById(R.id.looked)).setText(looked(state.standing()));
    }
    ((TextView) view.findViewById(R.id.verdict_title))
        .setText(
            now == ExperimentState.FINISHED ? R.string.column_verdict : R.string.verdict_so_far);
    ((TextView) view.findViewById(R.id.verdict))
        .setText(state.said().in(Languages.of(getResources())));
  }

  private static void visible(View view, int id, boolean shown) {
    view.findViewById(id).setVisibility(shown ? View.VISIBLE : View.GONE);
  }

  private String time(WatchState state) {
    double seconds = state.experiment().trainingSeconds;
    String soFar = Formats.duration(getResources(), seconds);
    double left = state.secondsLeft();
    return Double.isNaN(left)
        ? getString(R.string.time_taken, soFar)
        : getString(
            state.atMost() ? R.string.time_left_most : R.string.time_left,
            Formats.duration(getResources(), left),
            soFar);
  }

  private String looked(OpenArms.Standing standing) {
    int others = standing.open().size() - 1;
    return standing.repeats() == 0
        ? getString(R.string.looked_not_yet, others, standing.runs().get(0))
        : getString(R.string.looked, standing.repeats(), standing.openArms(), others);
  }

  /** An arm's runs and, while it goes on until decided, whether it is open. */
  private String armLine(WatchState state, int arm) {
    String name = state.spec().arms().get(arm).title().in(Languages.of(getResources()));
    if (state.decided(arm)) {
      return getString(R.string.arm_decided, name, state.runs(arm));
    }
    String line =
        getString(
            R.string.arm_progress,
            name,
            state.finishedRuns(arm),
            state.runs(arm),
            state.percent(arm));
    return state.open(arm) ? getString(R.string.arm_open, line) : line;
  }

  private void showArms(LinearLayout rows, WatchState state) {
    List<Arm> arms = state.spec().arms();
    while (rows.getChildCount() < arms.size()) {
      LayoutInflater.from(rows.getContext()).inflate(R.layout.item_arm_progress, rows);
    }
    for (int i = 0; i < arms.size(); i++) {
      View row = rows.getChildAt(i);
      TextView line = row.findViewById(R.id.arm);
      line.setText(armLine(state, i));
      line.setCompoundDrawablesRelativeWithIntrinsicBounds(
          MarkDrawable.ofArm(requireContext(), i), null, null, null);
      LinearProgressIndicator bar = row.findViewById(R.id.arm_progress);
      bar.setIndicatorColor(ArmColors.of(requireContext(), i));
      bar.setProgressCompat(state.percent(i), true);
    }
  }
}
