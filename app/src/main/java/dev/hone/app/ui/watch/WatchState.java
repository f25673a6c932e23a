package dev.hone.app.ui.watch;

import dev.hone.app.data.ArmProgress;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.metrics.Metric;
import dev.hone.spec.ExperimentSpec;
import java.util.List;

/**
 * What the training screen shows.
 *
 * @param spec of the experiment
 * @param metric by which arms are judged
 * @param progress one entry an arm that has begun
 * @param curves mean curves so far
 */
public record WatchState(
    ExperimentEntity experiment,
    ExperimentSpec spec,
    Metric metric,
    List<ArmProgress> progress,
    List<CurvePoint> curves) {

  /** Epochs that are done, over all runs; an arm whose runs stopped early counts whole. */
  long doneEpochs() {
    long done = 0;
    for (ArmProgress arm : progress) {
      done += epochs(arm);
    }
    return done;
  }

  long epochs(ArmProgress arm) {
    return arm.finishedRuns >= spec.runsOfArm() ? epochsPerArm() : arm.epochs;
  }

  long epochsPerArm() {
    return (long) spec.runsOfArm() * spec.training().epochs();
  }

  long allEpochs() {
    return epochsPerArm() * spec.arms().size();
  }
}
