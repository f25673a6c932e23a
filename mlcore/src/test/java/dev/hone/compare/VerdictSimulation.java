package dev.hone.compare;

import dev.hone.base.Seed;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Split;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.run.Splits;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Plan;
import dev.hone.stats.Interval;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Resampling;
import dev.hone.train.Evaluation;
import dev.hone.trained.Course;
import dev.hone.trained.Measured;
import dev.hone.trained.RunKey;
import dev.hone.trained.RunResult;
import dev.hone.trained.WeightFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How often a comparison is wrong. Splits, stopping rule, tests and verdicts are the product's own;
 * only the training is replaced, by learners that no true difference can lie between: each has
 * features of its own, drawn from one distribution, and is trained on part of its training rows by
 * the difference of class means. Every comparison draws its data anew.
 */
final class VerdictSimulation {
  /** Arms beside the baseline. */
  static final int ARMS = 6;

  private static final int FEATURES = 2;
  private static final int ROWS = 160;
  private static final double SIGNAL = 0.6;

  /** Of a value of a series or group, what the next has of it. */
  private static final double MEMORY = 0.8;

  private static final int GROUP = 4;

  /** Windows left out between the parts of a series. */
  private static final int GAP = 4;

  private static final double TRAINED_ON = 0.7;
  private static final Metric METRIC = Metrics.usual(Task.CLASSIFICATION);

  /** Where the rows come from. */
  enum Rows {
    SPLIT,
    /** In fours that belong together and stay in one part. */
    GROUPS,
    SERIES,
    FRESH
  }

  /**
   * Shares of all comparisons.
   *
   * @param wrongVerdict with one arm or more called better or worse, where none is
   * @param wrongSame with one arm or more called the same, where all differ by just the margin
   * @param covered whose intervals all hold the true difference
   * @param told arms told from the baseline where they are better by {@code effect}, of all
   * @param repeats of an arm, on average, there
   */
  record Outcome(
      double wrongVerdict, double wrongSame, double covered, double told, double repeats) {}

  private final Rows rows;
  private final Plan plan;
  private final Judging judging;
  private final DataSettings settings;

  VerdictSimulation(Rows rows, Plan plan, double testFraction) {
    this.rows = rows;
    this.plan = plan;
    settings = DataSettings.of("simulated").withTestFraction(testFraction);
    Splits splits = new Splits(draw(new Seed(0)).loaded(), settings, plan, new Seed(0));
    judging =
        new Judging(
            plan.margin(METRIC),
            plan.lossMargin(),
            rows == Rows.FRESH ? Resampling.fresh() : splits.resampling(),
            plan.untilDecided(),
            0);
  }

  /** Simulates so many comparisons, all different for another seed. */
  Outcome run(int comparisons, double effect, long seed) {
    double margin = judging.metric().margin(1);
    double[] sums =
        IntStream.range(0, comparisons)
            .parallel()
            .mapToObj(i -> one(new Seed(seed).child(i), margin, effect))
            .reduce(new double[5], VerdictSimulation::plus);
    return new Outcome(
        sums[0] / comparisons,
        sums[1] / comparisons,
        sums[2] / comparisons,
        sums[3] / comparisons / ARMS,
        sums[4] / comparisons / ARMS);
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  private double[] one(Seed seed, double margin, double effect) {
    Trainings trainings = new Trainings(seed);
    boolean wrongVerdict = false;
    boolean covered = true;
    for (PairedComparison judged : compare(trainings, 0)) {
      wrongVerdict |= judged.verdict().direction() != 0;
      Interval interval = judged.difference();
      covered &= interval.low() <= 0 && interval.high() >= 0;
    }
    boolean wrongSame = false;
    for (PairedComparison judged : compare(trainings, margin)) {
      wrongSame |= judged.verdict().within();
    }
    double told = 0;
    for (PairedComparison judged : compare(trainings, effect)) {
      told += judged.verdict().direction() > 0 ? 1 : 0;
    }
    return new double[] {
      wrongVerdict ? 1 : 0, wrongSame ? 1 : 0, covered ? 1 : 0, told, trainings.runsOfArms
    };
  }

  /** A whole comparison of arms that are better than the baseline by so much. */
  private List<PairedComparison> compare(Trainings trainings, double effect) {
    List<String> names = new ArrayList<>();
    for (int arm = 0; arm <= ARMS; arm++) {
      names.add(arm == 0 ? "none" : "arm" + arm);
    }
    int most = trainings.splits.runs();
    Looking looking = new Looking(METRIC, judging, plan, most, names.size());
    Map<String, List<RunResult>> byArm = new LinkedHashMap<>();
    boolean more = true;
    while (more) {
      for (int arm = 0; arm <= ARMS; arm++) {
        List<RunResult> runs = byArm.computeIfAbsent(names.get(arm), name -> new ArrayList<>());
        while (runs.size() < looking.runs(arm)) {
          double accuracy = trainings.accuracy(arm, runs.size()) + (arm == 0 ? 0 : effect);
          runs.add(result(names.get(arm), runs.size(), accuracy));
        }
      }
      more = looking.look(Comparison.all(new ArrayList<>(byArm.values()), RunResult::testMetric));
    }
    trainings.runsOfArms = 0;
    for (String name : names.subList(1, names.size())) {
      trainings.runsOfArms += byArm.get(name).size();
    }
    return new ArrayList<>(Comparison.judgeMetric(METRIC, judging, "none", byArm).values());
  }

  private static RunResult result(String arm, int run, double accuracy) {
    return result(arm, run, new Evaluation(1 - accuracy, accuracy));
  }

  /** A run of which only the test counts; its training rows have a metric of 0. */
  static RunResult result(String arm, int run, Evaluation test) {
    return new RunResult(
        new RunKey(arm, run),
        Measured.of(new Evaluation(0, 0), Evaluation.NONE, test),
        new Course(1, 1, 0, null, List.of()),
        WeightFigures.NONE,
        null);
  }

  /** Rows of one comparison: every learner has its own block of features. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Drawn(LoadedData loaded, double[][][] features, int[] labels) {}

  private Drawn draw(Seed seed) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(seed.generator());
    double[] state = new double[1 + (ARMS + 1) * FEATURES];
    for (int i = 0; i < state.length; i++) {
      state[i] = normal.sample();
    }
    int[] labels = new int[ROWS];
    double[][][] features = new double[ROWS][ARMS + 1][FEATURES];
    for (int row = 0; row < ROWS; row++) {
      boolean after = rows == Rows.SERIES || (rows == Rows.GROUPS && row % GROUP > 0);
      double memory = after ? MEMORY : 0;
      double fresh = Math.sqrt(1 - memory * memory);
      for (int i = 0; i < state.length; i++) {
        state[i] = memory * state[i] + fresh * normal.sample();
      }
      labels[row] = state[0] > 0 ? 1 : 0;
      for (int i = 1; i < state.length; i++) {
        features[row][(i - 1) / FEATURES][(i - 1) % FEATURES] =
            state[i] + SIGNAL * (labels[row] - 0.5);
      }
    }
    Schema schema =
        new Schema(
            "simulated",
            Task.CLASSIFICATION,
            0,
            List.of(Column.numeric("x")),
            "y",
            List.of("a", "b"),
            false);
    Dataset dataset = Dataset.classification(schema, ROWS, new double[ROWS], labels);
    boolean series = rows == Rows.SERIES;
    int[] groups =
        rows == Rows.GROUPS ? IntStream.range(0, ROWS).map(row -> row / GROUP).toArray() : null;
    return new Drawn(
        new LoadedData(dataset, null, series, series ? GAP : 0, null, groups), features, labels);
  }

  /** The trainings of one comparison, each made once. */
  private final class Trainings {
    private final Seed seed;
    private final Drawn first;
    private final Splits splits;
    private final List<List<Double>> accuracies = new ArrayList<>();
    private int runsOfArms;

    Trainings(Seed seed) {
      this.seed = seed;
      first = draw(seed.child("data"));
      splits = new Splits(first.loaded(), settings, plan, seed);
      for (int arm = 0; arm <= ARMS; arm++) {
        accuracies.add(new ArrayList<>());
      }
    }

    double accuracy(int arm, int run) {
      List<Double> known = accuracies.get(arm);
      while (known.size() <= run) {
        known.add(train(arm, known.size()));
      }
      return known.get(run);
    }

    private double train(int arm, int run) {
      Drawn own = rows == Rows.FRESH ? draw(splits.seed(run).child("data")) : first;
      Split split =
          rows == Rows.FRESH
              ? new Splits(own.loaded(), settings, plan, seed).of(run)
              : splits.of(run);
      UniformRandomProvider random = splits.seed(run).child("learner").child(arm).generator();
      double[][] sums = new double[2][FEATURES];
      int[] counts = new int[2];
      for (int row : split.train()) {
        if (random.nextDouble() < TRAINED_ON) {
          int label = own.labels()[row];
          counts[label]++;
          for (int i = 0; i < FEATURES; i++) {
            sums[label][i] += own.features()[row][arm][i];
          }
        }
      }
      double[] slope = new double[FEATURES];
      double middle = 0;
      for (int i = 0; i < FEATURES; i++) {
        double zero = sums[0][i] / Math.max(1, counts[0]);
        double one = sums[1][i] / Math.max(1, counts[1]);
        slope[i] = one - zero;
        middle += slope[i] * (one + zero) / 2;
      }
      int right = 0;
      for (int row : split.test()) {
        double score = -middle;
        for (int i = 0; i < FEATURES; i++) {
          score += slope[i] * own.features()[row][arm][i];
        }
        right += (score > 0 ? 1 : 0) == own.labels()[row] ? 1 : 0;
      }
      return (double) right / split.test().length;
    }
  }
}
