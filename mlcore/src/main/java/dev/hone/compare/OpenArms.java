package dev.hone.compare;

import dev.hone.base.InvalidInputException;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.spec.ExperimentSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which arms of a comparison that goes on until it is decided are open, told from the runs that are
 * finished, as {@link ExperimentRunner} tells it while it runs: for a face that was opened in
 * between.
 */
public final class OpenArms {
  /**
   * Where it stands.
   *
   * @param repeats that the arms had at the last look; 0 before the first
   * @param open by arm, whether it gets more repeats; the baseline does as long as any other
   * @param runs by arm, how many it has been asked to have by now
   */
  public record Standing(int repeats, List<Boolean> open, List<Integer> runs) {
    /** Arms but the baseline that are open. */
    public int openArms() {
      return (int) open.stream().skip(1).filter(one -> one).count();
    }
  }

  private final ExperimentSpec spec;
  private final Metric metric;
  private final Judging judging;
  private final int most;

  /**
   * Reads the data, of which the rule needs to know how many rows there are.
   *
   * @throws InvalidInputException if the spec does not fit the data
   */
  public OpenArms(ExperimentSpec spec) {
    this.spec = spec;
    RunRows rows = new RunRows(spec);
    metric = Metrics.chosen(spec.metric(), rows.first().dataset().schema().task());
    judging =
        new Judging(
            spec.plan().margin(metric),
            spec.plan().lossMargin(),
            rows.resampling(),
            spec.plan().untilDecided(),
            0);
    most = rows.runs();
  }

  /**
   * Where it stands after some runs.
   *
   * @param finished of each arm the test metric of its finished runs from the first repeat on, NaN
   *     where one diverged; those after a repeat that is not finished are left out
   */
  public Standing after(List<double[]> finished) {
    Looking looking = new Looking(metric, judging, spec.plan(), most, spec.arms().size());
    int looked = 0;
    boolean more = true;
    while (more && complete(looking, finished)) {
      List<double[]> asked = new ArrayList<>();
      for (int arm = 0; arm < finished.size(); arm++) {
        asked.add(Arrays.copyOf(finished.get(arm), looking.runs(arm)));
      }
      looked = looking.target();
      more = looking.look(asked);
    }
    List<Boolean> open = new ArrayList<>();
    List<Integer> runs = new ArrayList<>();
    for (int arm = 0; arm < finished.size(); arm++) {
      open.add(looking.open(arm));
      runs.add(looking.runs(arm));
    }
    return new Standing(looked, open, runs);
  }

  private static boolean complete(Looking looking, List<double[]> finished) {
    boolean result = true;
    for (int arm = 0; arm < finished.size(); arm++) {
      result &= finished.get(arm).length >= looking.runs(arm);
    }
    return result;
  }
}
