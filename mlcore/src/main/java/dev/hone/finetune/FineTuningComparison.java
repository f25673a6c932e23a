package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.base.Seed;
import dev.hone.metrics.Metric;
import dev.hone.stats.Holm;
import dev.hone.stats.Interval;
import dev.hone.stats.PairedTest;
import dev.hone.train.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Arms of fine-tuning, each with the same repeats, held against the first arm. */
public final class FineTuningComparison {
  private final Metric metric;
  private final List<FineTuningSummary> summaries;
  private final List<FineTuningRun> runs;
  private final Map<String, FineTuner.Outcome> firstSeed;

  private FineTuningComparison(
      Metric metric,
      List<FineTuningSummary> summaries,
      List<FineTuningRun> runs,
      Map<String, FineTuner.Outcome> firstSeed) {
    this.metric = metric;
    this.summaries = List.copyOf(summaries);
    this.runs = List.copyOf(runs);
    this.firstSeed = firstSeed;
  }

  /** Gives the rows of a seed. */
  @FunctionalInterface
  public interface Rows {
    FineTuningData of(int seed, Seed random);
  }

  /**
   * Runs all arms with all repeats.
   *
   * @param repeats how many, at least 2
   * @param listener hears of every finished run
   * @return empty when cancelled
   * @throws InvalidInputException if an arm does not fit base or data; nothing was trained then
   */
  public static Optional<FineTuningComparison> run(
      FineTuner tuner,
      List<FineTuningArm> arms,
      int repeats,
      Rows rows,
      Seed seed,
      Consumer<FineTuningRun> listener,
      BooleanSupplier cancelled) {
    if (repeats < 2) {
      throw InvalidInputException.value(
          Message.of("finetune.settings"), Message.of("finetune.repeats"), repeats, Range.whole(2));
    }
    List<String> names = arms.stream().map(FineTuningArm::name).collect(Collectors.toList());
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      throw InvalidInputException.value(
          Message.of("finetune.arms"),
          Message.of("finetune.these", names),
          Message.of("finetune.arms-allowed"));
    }
    List<FineTuningRun> runs = new ArrayList<>();
    Map<String, FineTuner.Outcome> first = new LinkedHashMap<>();
    double correction = 0;
    for (int i = 0; i < repeats; i++) {
      Seed own = seed.child("repeat").child(i);
      FineTuningData data = rows.of(i, own);
      correction = data.correction();
      if (i == 0) {
        arms.forEach(arm -> tuner.check(arm, data));
      }
      for (FineTuningArm arm : arms) {
        FineTuner.Outcome outcome = tuner.run(arm, data, i, own, cancelled);
        if (outcome.cancelled() || cancelled.getAsBoolean()) {
          return Optional.empty();
        }
        runs.add(outcome.run());
        listener.accept(outcome.run());
        if (i == 0) {
          first.put(arm.name(), outcome);
        }
      }
    }
    Metric metric = tuner.base().metric();
    return Optional.of(
        new FineTuningComparison(metric, summarise(metric, names, runs, correction), runs, first));
  }

  private static List<FineTuningSummary> summarise(
      Metric metric, List<String> arms, List<FineTuningRun> runs, double correction) {
    double sign = metric.higherIsBetter() ? 1 : -1;
    double[] reference = values(runs, arms.get(0), run -> run.newAfter().metric());
    PairedTest[] tests = new PairedTest[arms.size()];
    double[] p = new double[Math.max(0, arms.size() - 1)];
    Arrays.fill(p, Double.NaN);
    for (int a = 1; a < arms.size(); a++) {
      double[] own = values(runs, arms.get(a), run -> run.newAfter().metric());
      double[] difference = new double[own.length];
      for (int i = 0; i < own.length; i++) {
        difference[i] = sign * (own[i] - reference[i]);
      }
      if (finite(difference)) {
        tests[a] = PairedTest.of(difference, correction);
        p[a - 1] = tests[a].p();
      }
    }
    double[] adjusted = Holm.adjust(p);
    List<FineTuningSummary> summaries = new ArrayList<>();
    for (int a = 0; a < arms.size(); a++) {
      String arm = arms.get(a);
      double[] old = values(runs, arm, run -> run.oldAfter().metric());
      double[] change =
          values(runs, arm, run -> sign * (run.oldAfter().metric() - run.oldBefore().metric()));
      summaries.add(
          new FineTuningSummary(
              arm,
              new FineTuningSummary.Measured(
                  interval(values(runs, arm, run -> run.newAfter().metric()), correction)
                      .within(metric.least(), metric.largest()),
                  tests[a] == null ? Interval.NONE : tests[a].difference(),
                  mean(values(runs, arm, run -> run.newAfter().loss()))),
              new FineTuningSummary.Measured(
                  interval(old, correction).within(metric.least(), metric.largest()),
                  interval(change, correction),
                  mean(values(runs, arm, run -> run.oldAfter().loss()))),
              a == 0 ? Double.NaN : adjusted[a - 1],
              (int)
                  runs.stream()
                      .filter(run -> run.arm().equals(arm) && run.divergence() != null)
                      .count()));
    }
    return summaries;
  }

  private static double[] values(
      List<FineTuningRun> runs, String arm, ToDoubleFunction<FineTuningRun> value) {
    return runs.stream().filter(run -> run.arm().equals(arm)).mapToDouble(value).toArray();
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  private static Interval interval(double[] values, double correction) {
    return finite(values) ? Interval.ofMean(values, correction) : Interval.NONE;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  public Metric metric() {
    return metric;
  }

  /** One for each arm, in order. */
  public List<FineTuningSummary> arms() {
    return summaries;
  }

  /** One arm's summary. */
  public FineTuningSummary arm(String name) {
    return summaries.stream()
        .filter(summary -> summary.arm().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidInputException.value(
                    Message.of("finetune.arm"),
                    name,
                    summaries.stream().map(FineTuningSummary::arm).collect(Collectors.toList())));
  }

  /** All runs, seed by seed. */
  public List<FineTuningRun> runs() {
    return runs;
  }

  /** The first seed's run of an arm with its model. */
  public FineTuner.Outcome first(String arm) {
    return firstSeed.get(arm);
  }

  /** The arm with the best mean on the user's test rows, without diverged runs. */
  public Optional<FineTuningSummary> best() {
    FineTuningSummary best = null;
    double sign = metric.higherIsBetter() ? 1 : -1;
    for (FineTuningSummary each : summaries) {
      boolean better = best == null || sign * (each.newAfter().mean() - best.newAfter().mean()) > 0;
      if (!Double.isNaN(each.newAfter().mean()) && better) {
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The base on the user's rows: a mean over the repeats' test rows; NaN with new classes. */
  public double before() {
    return mean(
        runs.stream().map(FineTuningRun::newBefore).mapToDouble(Evaluation::metric).toArray());
  }
}
