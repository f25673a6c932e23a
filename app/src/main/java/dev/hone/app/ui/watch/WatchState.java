package dev.hone.app.ui.watch;

import androidx.annotation.Nullable;
import dev.hone.app.data.ArmProgress;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.base.Message;
import dev.hone.compare.OpenArms;
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
 * @param standing which arms are open, of an experiment that goes on until it is decided; null of
 *     others, and before it is worked out
 */
public record WatchState(
    ExperimentEntity experiment,
    ExperimentSpec spec,
    Metric metric,
    List<ArmProgress> progress,
    List<CurvePoint> curves,
    @Nullable OpenArms.Standing standing) {

  /** Epochs that are done, over all runs; an arm whose runs stopped early counts whole. */
  long doneEpochs() {
    long done = 0;
    for (ArmProgress arm : progress) {
      done += epochs(arm);
    }
    return done;
  }

  long epochs(ArmProgress arm) {
    return arm.finishedRuns >= runs(arm.arm) ? epochsOf(arm.arm) : arm.epochs;
  }

  /** How many runs an arm will have; the most, while it is open; at the end, as many as it got. */
  int runs(int arm) {
    int got = finishedRuns(arm);
    if (experiment.state == ExperimentState.FINISHED && got > 0) {
      return got;
    }
    return standing == null || standing.open().get(arm)
        ? spec.runsOfArm()
        : standing.runs().get(arm);
  }

  long epochsOf(int arm) {
    return (long) runs(arm) * spec.training().epochs();
  }

  /** Whether an arm may get fewer runs than are planned, so that there is less to do. */
  boolean atMost() {
    return spec.plan().untilDecided() && (standing == null || standing.openArms() > 0);
  }

  /** How much is done, 0 to 100. */
  int percent() {
    return (int) (100 * doneEpochs() / allEpochs());
  }

  /** How much of an arm is done, 0 to 100. */
  int percent(int arm) {
    ArmProgress done = of(arm);
    return done == null ? 0 : (int) (100 * epochs(done) / epochsOf(arm));
  }

  int finishedRuns(int arm) {
    ArmProgress done = of(arm);
    return done == null ? 0 : done.finishedRuns;
  }

  @Nullable
  private ArmProgress of(int arm) {
    return progress.stream().filter(one -> one.arm == arm).findFirst().orElse(null);
  }

  /** Whether it is worked out which arms are open, and not over. */
  boolean looking() {
    return standing != null && experiment.state != ExperimentState.FINISHED;
  }

  /** Whether an arm is told to be decided; the baseline never is. */
  boolean decided(int arm) {
    return looking() && arm > 0 && !standing.open().get(arm);
  }

  /** Whether an arm is told to be open. */
  boolean open(int arm) {
    return looking() && arm > 0 && standing.open().get(arm);
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
    return Wording.leading(metric, spec.arms().get(best.arm).title(), best.validationLoss, value);
  }

  long allEpochs() {
    long all = 0;
    for (int arm = 0; arm < spec.arms().size(); arm++) {
      all += epochsOf(arm);
    }
    return all;
  }
}
