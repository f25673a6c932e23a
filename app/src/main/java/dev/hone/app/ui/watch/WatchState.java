package dev.hone.app.ui.watch;

import dev.hone.app.data.ArmProgress;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.base.Message;
import dev.hone.metrics.Metric;
import dev.hone.report.Wording;
import dev.hone.spec.ExperimentSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** Seconds until the end at the pace so far; NaN where there is none to tell it by. */
  double secondsLeft() {
    long left = allEpochs() - doneEpochs();
    boolean told = experiment.state.active() && left > 0 && doneEpochs() > 0;
    return told ? experiment.trainingSeconds * left / doneEpochs() : Double.NaN;
  }

  /** What is said: the outcome once there is one, before that which arm leads. */
  Message said() {
    if (experiment.state == ExperimentState.FINISHED) {
      return experiment.message == null ? Message.plain("") : experiment.message;
    }
    CurvePoint best = null;
    Map<Integer, CurvePoint> last = new HashMap<>();
    for (CurvePoint point : curves) {
      if (point.validationLoss != null) {
        last.put(point.arm, point);
      }
    }
    for (CurvePoint point : last.values()) {
      best = best == null || point.validationLoss < best.validationLoss ? point : best;
    }
    if (last.size() < spec.arms().size()) {
      return Wording.leading(metric, null, Double.NaN, Double.NaN);
    }
    double value = best.validationMetric == null ? Double.NaN : best.validationMetric;
    return Wording.leading(metric, spec.arms().get(best.arm).name(), best.validationLoss, value);
  }

  long allEpochs() {
    return epochsPerArm() * spec.arms().size();
  }
}
