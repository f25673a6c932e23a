package dev.hone.compare;

import dev.hone.metrics.Metric;
import dev.hone.spec.Plan;
import dev.hone.stats.Looks;
import dev.hone.stats.PairedComparison;
import dev.hone.trained.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which runs a comparison asks for: all of them, or, until decided, those up to the next look of
 * the arms that are still open. What is open depends on finished runs alone, so neither on threads
 * nor on interruptions.
 */
final class Looking {
  private final Metric metric;
  private final Judging judging;
  private final int most;
  private final List<String> arms;
  private final int[] runs;
  private final boolean[] open;
  private int target;

  /**
   * Before any run.
   *
   * @param plan of the experiment
   * @param most runs of an arm
   * @param arms names, the baseline first
   */
  Looking(Metric metric, Judging judging, Plan plan, int most, List<String> arms) {
    this.metric = metric;
    this.judging = judging;
    this.most = most;
    this.arms = List.copyOf(arms);
    runs = new int[arms.size()];
    open = new boolean[arms.size()];
    for (int arm = 0; arm < open.length; arm++) {
      open[arm] = true;
    }
    target = plan.untilDecided() && arms.size() > 1 ? Looks.next(0, most) : most;
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

  /**
   * Looks at the runs that were asked for, and asks for more where an arm is not decided. The
   * baseline goes on as long as any arm does.
   *
   * @param results runs of each arm, as many as were asked for
   * @return whether more runs are asked for
   */
  boolean look(List<List<RunResult>> results) {
    if (target == most) {
      return false;
    }
    Map<String, List<RunResult>> byArm = new LinkedHashMap<>();
    for (int arm = 0; arm < arms.size(); arm++) {
      byArm.put(arms.get(arm), new ArrayList<>(results.get(arm)));
    }
    Map<String, PairedComparison> judged =
        Comparison.judgeMetric(metric, judging, arms.get(0), byArm);
    for (int arm = 1; arm < open.length; arm++) {
      open[arm] &= !judged.get(arms.get(arm)).verdict().decided();
    }
    open[0] = open() > 0;
    if (open[0]) {
      target = Looks.next(target, most);
      ask();
    }
    return open[0];
  }
}
