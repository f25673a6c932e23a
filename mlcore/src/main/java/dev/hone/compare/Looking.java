package dev.hone.compare;

import dev.hone.metrics.Metric;
import dev.hone.spec.Plan;
import dev.hone.stats.Looks;
import dev.hone.stats.PairedComparison;
import java.util.List;

/**
 * Which runs a comparison asks for: all of them, or, until decided, those up to the next look of
 * the arms that are still open. What is open depends on finished runs alone, so neither on threads
 * nor on interruptions.
 */
final class Looking {
  private final Metric metric;
  private final Judging judging;
  private final int most;
  private final int[] runs;
  private final boolean[] open;
  private int target;

  /**
   * Before any run.
   *
   * @param plan of the experiment
   * @param most runs of an arm
   * @param arms how many there are, the baseline among them
   */
  Looking(Metric metric, Judging judging, Plan plan, int most, int arms) {
    this.metric = metric;
    this.judging = judging;
    this.most = most;
    runs = new int[arms];
    open = new boolean[arms];
    for (int arm = 0; arm < open.length; arm++) {
      open[arm] = true;
    }
    target = plan.untilDecided() && arms > 1 ? Looks.next(0, most) : most;
    ask();
  }

  private void ask() {
    for (int arm = 0; arm < open.length; arm++) {
      runs[arm] = open[arm] ? target : runs[arm];
    }
  }

  /** How many runs, from the first on, this arm is to have for now. */
  int runs(int arm) {
    return runs[arm];
  }

  /** Runs of the arms that are open, for now. */
  int target() {
    return target;
  }

  /** Arms but the baseline that get more runs. */
  int open() {
    int count = 0;
    for (int arm = 1; arm < open.length; arm++) {
      count += open[arm] ? 1 : 0;
    }
    return count;
  }

  /** How many runs there will be in all if no further arm is decided. */
  int planned() {
    int sum = 0;
    for (int arm = 0; arm < open.length; arm++) {
      sum += open[arm] ? most : runs[arm];
    }
    return sum;
  }

  /** Whether an arm gets more runs; the baseline does as long as any other. */
  boolean open(int arm) {
    return open[arm];
  }

  /**
   * Looks at the runs that were asked for, and asks for more where an arm is not decided. The
   * baseline goes on as long as any arm does.
   *
   * @param values test metric of each arm's runs, as many as were asked for; NaN where one diverged
   * @return whether more runs are asked for
   */
  boolean look(List<double[]> values) {
    if (target == most) {
      return false;
    }
    List<PairedComparison> judged =
        judging
            .byMetric(metric.higherIsBetter())
            .judge(values.get(0), values.subList(1, values.size()));
    for (int arm = 1; arm < open.length; arm++) {
      open[arm] &= !judged.get(arm - 1).verdict().decided();
    }
    open[0] = open() > 0;
    if (open[0]) {
      target = Looks.next(target, most);
      ask();
    }
    return open[0];
  }
}
