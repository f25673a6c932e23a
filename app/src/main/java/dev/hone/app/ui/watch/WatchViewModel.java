package dev.hone.app.ui.watch;

import androidx.annotation.Nullable;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MediatorLiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.data.ArmProgress;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.compare.OpenArms;
import dev.hone.metrics.Metric;
import dev.hone.spec.ExperimentSpec;
import java.util.List;
import java.util.concurrent.Executor;

/** One experiment while it is trained. */
public final class WatchViewModel extends ViewModel {
  private final Watched watched;
  private final Orders orders;
  private final Threads threads;
  private final MediatorLiveData<WatchState> state = new MediatorLiveData<>();
  private ExperimentEntity experiment;
  private ExperimentSpec spec;
  private Metric metric;
  private List<ArmProgress> progress = List.of();
  private List<CurvePoint> curves = List.of();
  @Nullable private OpenArms.Standing standing;
  private int askedAfter = -1;

  /** Questions for the standing are numbered: two threads answer, in any order. */
  private int questions;

  private int answered;

  /** What a person asks of the experiment's training. */
  record Orders(Runnable pause, Runnable resume, Runnable stop) {}

  /**
   * Where things happen.
   *
   * @param io files and the database
   * @param orders what a person asks for, in that order
   * @param main where the state is changed
   */
  record Threads(Executor io, Executor orders, Executor main) {}

  WatchViewModel(Watched watched, Orders orders, Threads threads) {
    this.watched = watched;
    this.orders = orders;
    this.threads = threads;
    state.addSource(watched.experiment(), this::onExperiment);
    state.addSource(
        watched.progress(),
        list -> {
          progress = list;
          askStanding();
          publish();
        });
  }

  LiveData<WatchState> state() {
    return state;
  }

  private void onExperiment(ExperimentEntity now) {
    if (now == null) {
      return;
    }
    experiment = now;
    if (spec == null) {
      spec = Experiments.spec(now);
      state.addSource(
          watched.curves(spec.training().epochs()),
          list -> {
            curves = list;
            publish();
          });
      state.addSource(
          metric(now),
          found -> {
            metric = found;
            publish();
          });
    }
    askStanding();
    publish();
  }

  /** Works out which arms are open, when there are more finished runs than the last time. */
  private void askStanding() {
    int finished = progress.stream().mapToInt(arm -> arm.finishedRuns).sum();
    if (experiment == null
        || !spec.plan().untilDecided()
        || experiment.state == ExperimentState.FINISHED
        || finished <= askedAfter) {
      return;
    }
    askedAfter = finished;
    ExperimentEntity asked = experiment;
    int question = ++questions;
    threads
        .io()
        .execute(
            () -> {
              OpenArms.Standing found = watched.standing(asked);
              threads.main().execute(() -> onStanding(question, found));
            });
  }

  private void onStanding(int question, @Nullable OpenArms.Standing found) {
    if (found != null && question > answered) {
      answered = question;
      standing = found;
      publish();
    } else if (found == null && question == questions) {
      askedAfter = -1; // with the next news, for runs or no runs
    }
  }

  private LiveData<Metric> metric(ExperimentEntity now) {
    MutableLiveData<Metric> found = new MutableLiveData<>();
    threads
        .io()
        .execute(
            () -> {
              Metric metric = watched.metric(now, spec);
              threads.main().execute(() -> found.setValue(metric));
            });
    return found;
  }

  private void publish() {
    if (experiment != null && metric != null) {
      state.setValue(new WatchState(experiment, spec, metric, progress, curves, standing));
    }
  }

  void pause() {
    threads.orders().execute(orders.pause());
  }

  void resume() {
    threads.orders().execute(orders.resume());
  }

  void stop() {
    threads.orders().execute(orders.stop());
  }
}
