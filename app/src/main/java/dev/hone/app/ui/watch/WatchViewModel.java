package dev.hone.app.ui.watch;

import androidx.annotation.Nullable;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MediatorLiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.AppContainer;
import dev.hone.app.data.ArmProgress;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.app.ui.Tasks;
import dev.hone.compare.OpenArms;
import dev.hone.metrics.Metric;
import dev.hone.spec.ExperimentSpec;
import java.util.List;

/** One experiment while it is trained. */
public final class WatchViewModel extends ViewModel {
  private final AppContainer container;
  private final long id;
  private final MediatorLiveData<WatchState> state = new MediatorLiveData<>();
  private ExperimentEntity experiment;
  private ExperimentSpec spec;
  private Metric metric;
  private List<ArmProgress> progress = List.of();
  private List<CurvePoint> curves = List.of();
  @Nullable private OpenArms.Standing standing;
  private final StandingReader standings;
  private int askedAfter = -1;

  WatchViewModel(AppContainer container, long id) {
    this.container = container;
    this.id = id;
    standings = new StandingReader(container.experiments());
    state.addSource(container.experiments().observe(id), this::onExperiment);
    state.addSource(
        container.experiments().observeProgress(id),
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
          container.experiments().observeCurves(id, spec.training().epochs()),
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
    container
        .io()
        .execute(
            () -> {
              OpenArms.Standing found = standings.read(asked);
              container
                  .main()
                  .execute(
                      () -> {
                        if (found != null) {
                          standing = found;
                          publish();
                        }
                      });
            });
  }

  private LiveData<Metric> metric(ExperimentEntity now) {
    MutableLiveData<Metric> found = new MutableLiveData<>();
    container.io().execute(() -> found.postValue(Tasks.metric(container.datasets(), now, spec)));
    return found;
  }

  private void publish() {
    if (experiment != null && metric != null) {
      state.setValue(new WatchState(experiment, spec, metric, progress, curves, standing));
    }
  }

  void pause() {
    container.orders().execute(() -> container.training().pause(id));
  }

  void resume() {
    container.orders().execute(() -> container.training().resume(id));
  }

  void stop() {
    container.orders().execute(() -> container.training().stop(id));
  }
}
