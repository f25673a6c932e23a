package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.metrics.MetricKind;
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

/** Arms of fine-tuning, each with the same seeds, held against the first arm. */
public final class TuningComparison {
  private final MetricKind metric;
  private final List<TuningSummary> summaries;
  private final List<TuningRun> runs;
  private final Map<String, Tuner.Outcome> firstSeed;

  private TuningComparison(
      MetricKind metric,
      List<TuningSummary> summaries,
      List<TuningRun> runs,
      Map<String, Tuner.Outcome> firstSeed) {
    this.metric = metric;
    this.summaries = List.copyOf(summaries);
    this.runs = List.copyOf(runs);
    this.firstSeed = firstSeed;
  }

  /** Gives the rows of a seed. */
  @FunctionalInterface
  public interface Rows {
    TuningData of(int seed, Seed random);
  }

  /**
   * Runs all arms with all seeds.
   *
   * @param seeds how many, at least 2
   * @param listener hears of every finished run
   * @return empty when cancelled
   * @throws InvalidInputException if an arm does not fit base or data; nothing was trained then
   */
  public static Optional<TuningComparison> run(
      Tuner tuner,
      List<TuningArm> arms,
      int seeds,
      Rows rows,
      Seed seed,
      Consumer<TuningRun> listener,
      BooleanSupplier cancelled) {
    if (seeds < 2) {
      throw InvalidInputException.of(
          "comparing ways takes 2 seeds or more, for the intervals, but there are %d", seeds);
    }
    List<String> names = arms.stream().map(TuningArm::name).collect(Collectors.toList());
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      throw InvalidInputException.of(
          "the arms should be one or more, each once, but are %s", names);
    }
    List<TuningRun> runs = new ArrayList<>();
    Map<String, Tuner.Outcome> first = new LinkedHashMap<>();
    double correction = 0;
    for (int i = 0; i < seeds; i++) {
      Seed own = seed.child("repeat").child(i);
      TuningData data = rows.of(i, own);
      correction = data.correction();
      if (i == 0) {
        arms.forEach(arm -> tuner.check(arm, data));
      }
      for (TuningArm arm : arms) {
        Tuner.Outcome outcome = tuner.run(arm, data, i, own, cancelled);
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
    MetricKind metric = MetricKind.of(tuner.base().schema().task());
    return Optional.of(
        new TuningComparison(metric, summarise(metric, names, runs, correction), runs, first));
  }

  private static List<TuningSummary> summarise(
      MetricKind metric, List<String> arms, List<TuningRun> runs, double correction) {
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
        p[a - 1] = tests[a].pCorrectedT();
      }
    }
    double[] adjusted = Holm.adjust(p);
    List<TuningSummary> summaries = new ArrayList<>();
    for (int a = 0; a < arms.size(); a++) {
      String arm = arms.get(a);
      double[] old = values(runs, arm, run -> run.oldAfter().metric());
      double[] change =
          values(runs, arm, run -> sign * (run.oldAfter().metric() - run.oldBefore().metric()));
      summaries.add(
          new TuningSummary(
              arm,
              interval(values(runs, arm, run -> run.newAfter().metric()), correction)
                  .within(0, metric.largest()),
              tests[a] == null ? Interval.NONE : tests[a].difference(),
              interval(old, correction).within(0, metric.largest()),
              interval(change, correction),
              mean(values(runs, arm, run -> run.newAfter().loss())),
              mean(values(runs, arm, run -> run.oldAfter().loss())),
              a == 0 ? Double.NaN : adjusted[a - 1],
              (int)
                  runs.stream()
                      .filter(run -> run.arm().equals(arm) && run.divergence() != null)
                      .count()));
    }
    return summaries;
  }

  private static double[] values(
      List<TuningRun> runs, String arm, ToDoubleFunction<TuningRun> value) {
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

  public MetricKind metric() {
    return metric;
  }

  /** One for each arm, in order. */
  public List<TuningSummary> arms() {
    return summaries;
  }

  /** One arm's summary. */
  public TuningSummary arm(String name) {
    return summaries.stream()
        .filter(summary -> summary.arm().equals(name))
        .findFirst()
        .orElseThrow(() -> InvalidInputException.of("there is no arm \"%s\"", name));
  }

  /** All runs, seed by seed. */
  public List<TuningRun> runs() {
    return runs;
  }

  /** The first seed's run of an arm with its model. */
  public Tuner.Outcome first(String arm) {
    return firstSeed.get(arm);
  }

  /** The arm with the best mean on the user's test rows, without diverged runs. */
  public Optional<TuningSummary> best() {
    TuningSummary best = null;
    double sign = metric.higherIsBetter() ? 1 : -1;
    for (TuningSummary each : summaries) {
      boolean better = best == null || sign * (each.newAfter().mean() - best.newAfter().mean()) > 0;
      if (!Double.isNaN(each.newAfter().mean()) && better) {
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The base on the user's rows: a mean over the seeds' test rows; NaN with new classes. */
  public double before() {
    return mean(runs.stream().map(TuningRun::newBefore).mapToDouble(Evaluation::metric).toArray());
  }
}
