package dev.hone.app.ui.watch;

import androidx.lifecycle.LiveData;
import dev.hone.app.AppContainer;
import dev.hone.app.data.ArmProgress;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.Datasets;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.app.training.Training;
import dev.hone.app.ui.Tasks;
import dev.hone.compare.OpenArms;
import dev.hone.metrics.Metric;
import dev.hone.spec.ExperimentSpec;
import java.util.List;

/** Joins the training screen to the app. */
final class WatchFactory {
  private WatchFactory() {}

  static WatchViewModel of(AppContainer container, long id) {
    Experiments experiments = container.experiments();
    Training training = container.training();
    return new WatchViewModel(
        new KeptExperiment(experiments, container.datasets(), new StandingReader(experiments), id),
        new WatchViewModel.Orders(
            () -> training.pause(id), () -> training.resume(id), () -> training.stop(id)),
        new WatchViewModel.Threads(container.io(), container.orders(), container.main()));
  }

  private record KeptExperiment(
      Experiments experiments, Datasets datasets, StandingReader standings, long id)
      implements Watched {
    @Override
    public LiveData<ExperimentEntity> experiment() {
      return experiments.observe(id);
    }

    @Override
    public LiveData<List<ArmProgress>> progress() {
      return experiments.observeProgress(id);
    }

    @Override
    public LiveData<List<CurvePoint>> curves(int epochs) {
      return experiments.observeCurves(id, epochs);
    }

    @Override
    public Metric metric(ExperimentEntity experiment, ExperimentSpec spec) {
      return Tasks.metric(datasets, experiment, spec);
    }

    @Override
    public OpenArms.Standing standing(ExperimentEntity experiment) {
      return standings.read(experiment);
    }
  }
}
