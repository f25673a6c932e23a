package dev.hone.report;

import com.google.gson.JsonObject;
import dev.hone.base.Seed;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.ComparedData;
import dev.hone.compare.Comparison;
import dev.hone.compare.Judging;
import dev.hone.compare.Origin;
import dev.hone.compare.RowCounts;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.run.Provenance;
import dev.hone.spec.Arm;
import dev.hone.spec.Plan;
import dev.hone.stats.Histogram;
import dev.hone.stats.Resampling;
import dev.hone.train.EpochRecord;
import dev.hone.train.Evaluation;
import dev.hone.trained.BoundaryGrid;
import dev.hone.trained.Course;
import dev.hone.trained.Measured;
import dev.hone.trained.RunKey;
import dev.hone.trained.RunResult;
import dev.hone.trained.Scatter;
import dev.hone.trained.WeightFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Comparisons with made-up but likely numbers, to try the reports on. */
public final class SampleComparison {
  static final Metric ACCURACY = Metrics.usual(Task.CLASSIFICATION);
  static final Metric RMSE = Metrics.usual(Task.REGRESSION);
  private static final Provenance PROVENANCE =
      new Provenance(
          "0.1.0-test",
          "OpenJDK 17",
          "Linux amd64",
          "java",
          "9f2c41d7a0b3",
          Long.MAX_VALUE); // more than JavaScript's numbers hold

  private final Map<String, String> arms = new LinkedHashMap<>();
  private final List<RunResult> runs = new ArrayList<>();
  private final Metric metric;
  private final int repeats;
  private final int epochs;
  private final boolean flat;

  private SampleComparison(Metric metric, int repeats, int epochs, boolean flat) {
    this.metric = metric;
    this.repeats = repeats;
    this.epochs = epochs;
    this.flat = flat;
  }

  /** Two moons, six arms, five repeats, 60 epochs; one arm better, one worse, one diverged. */
  public static Comparison moons() {
    SampleComparison sample = new SampleComparison(ACCURACY, 5, 60, true);
    sample.arm("none", "no regularisation", 0.885, 0.09, 60, -1);
    sample.arm("l2=0.001", "L2 penalty, factor 0.001", 0.893, 0.07, 60, -1);
    sample.arm("dropout=0.3", "dropout of 30 % after each hidden layer", 0.928, 0.02, 60, -1);
    sample.arm(
        "early-stop",
        "stops after 10 epochs without a better validation loss",
        0.905,
        0.05,
        34,
        -1);
    sample.arm("l1=0.1", "L1 penalty, factor 0.1", 0.702, 0.01, 60, -1);
    sample.arm("lr×50", "learning rate 50 times as large", 0.86, 0.03, 60, 2);
    return sample.finish("none", "two moons", 200, 50, 100, false);
  }

  /** Regression on fresh data: one repeat short of telling anything. */
  public static Comparison sine() {
    SampleComparison sample = new SampleComparison(RMSE, 4, 25, false);
    sample.arm("none", "no regularisation", 0.2412, 0.04, 25, -1);
    sample.arm("weight-decay=0.01", "decoupled weight decay, 0.01", 0.2391, 0.03, 25, -1);
    return sample.finish("none", "noisy sine", 400, 100, 400, true);
  }

  /** As many arms and epochs as the reports have to bear. */
  public static Comparison large(int armCount, int epochs, int repeats) {
    SampleComparison sample = new SampleComparison(ACCURACY, repeats, epochs, false);
    for (int i = 0; i < armCount; i++) {
      sample.arm(
          i == 0 ? "none" : "elastic-net=" + i + "e-4,dropout=0." + i,
          "setting " + i,
          0.85 + 0.004 * i,
          0.1 - 0.004 * i,
          epochs,
          -1);
    }
    return sample.finish("none", "pendigits", 800, 200, 400, false);
  }

  /** Names as a file could hold them, in every place where one can stand. */
  static Comparison named(String name) {
    SampleComparison sample = new SampleComparison(ACCURACY, 3, 5, false);
    sample.arm(name, "described as " + name, 0.8, 0.1, 5, -1);
    sample.arm("b" + name, name, 0.9, 0.1, 5, 1);
    return sample.finish(name, "data " + name, 100, 20, 30, false);
  }

  /** Accuracies per arm and repeat, losses 1 − accuracy, on fresh data; NaN diverges. */
  public static Comparison ofAccuracies(Map<String, double[]> accuracies) {
    Map<String, double[]> losses = new LinkedHashMap<>();
    accuracies.forEach(
        (name, values) -> losses.put(name, Arrays.stream(values).map(v -> 1 - v).toArray()));
    return of(ACCURACY, accuracies, losses, true);
  }

  /**
   * Arms with these figures of test rows; of training rows, all have a metric of 1.
   *
   * @param values the metric per arm and repeat; NaN diverges
   * @param losses per arm and repeat
   * @param fresh whether every repeat drew data of its own; else 20 of 100 rows are for the test
   */
  public static Comparison of(
      Metric metric, Map<String, double[]> values, Map<String, double[]> losses, boolean fresh) {
    Resampling resampling = fresh ? Resampling.fresh() : Resampling.holdOut(20, 80);
    return of(values, losses, judging(metric, resampling), metric, new JsonObject());
  }

  /** The same with arms that are the settings which their names say. */
  public static Comparison ofSettings(Comparison comparison) {
    List<ArmSummary> arms = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      arms.add(
          new ArmSummary(
              arm.name(),
              Arm.parse(arm.name()).regularization().toString(),
              arm.runs(),
              arm.divergedRuns(),
              arm.measured(),
              arm.means(),
              arm.judged()));
    }
    return new Comparison(
        comparison.origin(),
        comparison.data(),
        comparison.metric(),
        comparison.judging(),
        comparison.baseline(),
        arms,
        comparison.runs());
  }

  /** Accuracies per arm and repeat, which are the losses too, of so many test rows to 80 others. */
  static Comparison ofSplit(Map<String, double[]> values, int testRows) {
    Judging judging = judging(ACCURACY, Resampling.holdOut(testRows, 80));
    return of(values, values, judging, ACCURACY, new JsonObject());
  }

  /** Accuracies per arm and repeat, which are the losses too, with this part of the spec. */
  static Comparison ofData(Map<String, double[]> values, JsonObject data) {
    JsonObject spec = new JsonObject();
    spec.add("data", data.deepCopy());
    return of(values, values, judging(ACCURACY, Resampling.fresh()), ACCURACY, spec);
  }

  /** The same, judged by this rule; arms may have fewer runs where it looks again and again. */
  static Comparison of(
      Map<String, double[]> values,
      Map<String, double[]> losses,
      Judging judging,
      Metric metric,
      JsonObject spec) {
    List<RunResult> runs = new ArrayList<>();
    Map<String, String> descriptions = new LinkedHashMap<>();
    values.forEach(
        (name, each) -> {
          descriptions.put(name, "setting of " + name);
          for (int i = 0; i < each.length; i++) {
            String divergence = Double.isNaN(each[i]) ? "diverged at epoch 2" : null;
            runs.add(
                new RunResult(
                    new RunKey(name, i),
                    Measured.of(
                        new Evaluation(0.1, 1),
                        Evaluation.NONE,
                        new Evaluation(losses.get(name)[i], each[i])),
                    new Course(10, 10, 1, divergence, List.of()),
                    new WeightFigures(0.5, 2, null),
                    null));
          }
        });
    return Comparison.of(
        Origin.of(spec, PROVENANCE),
        new ComparedData("data", new RowCounts(80, 80, 0, 20), null, null),
        metric,
        judging,
        descriptions.keySet().iterator().next(),
        descriptions,
        runs);
  }

  private void arm(
      String name, String description, double level, double gap, int epochsRun, int diverges) {
    arms.put(name, description);
    int index = arms.size();
    for (int repeat = 0; repeat < repeats; repeat++) {
      ZigguratSampler.NormalizedGaussian split = gaussian(100 + repeat);
      ZigguratSampler.NormalizedGaussian own = gaussian(1000L * index + repeat);
      double shift = 0.012 * split.sample() + 0.006 * own.sample();
      double scale = metric.equals(ACCURACY) ? 1 : 0.5;
      double test = level + scale * shift;
      double train = metric.equals(ACCURACY) ? Math.min(1, test + gap) : test - gap;
      boolean diverged = repeat == diverges;
      int run = diverged ? Math.min(7, epochsRun) : epochsRun;
      double loss = metric.equals(ACCURACY) ? 1.1 * (1 - test) + 0.08 : test * test;
      runs.add(
          new RunResult(
              new RunKey(name, repeat),
              Measured.of(
                  new Evaluation(
                      metric.equals(ACCURACY) ? 1.1 * (1 - train) + 0.02 : train * train, train),
                  new Evaluation(loss * 1.02, test - 0.004),
                  diverged ? Evaluation.NONE : new Evaluation(loss, test)),
              new Course(
                  run,
                  Math.max(1, run - 4),
                  0.8 + 0.05 * index,
                  diverged
                      ? "diverged at epoch 7: the loss became NaN with learning rate 0.5; try a learning"
                          + " rate of 0.01"
                      : null,
                  history(run, train, test, diverged, own)),
              new WeightFigures(
                  name.startsWith("l1") ? 0.71 : 0.02 + 0.01 * index,
                  10 * Math.pow(0.85, index) + 0.2 * own.sample(),
                  weights(name, own)),
              flat ? boundary(1 - 2 * gap, own) : null));
    }
  }

  private List<EpochRecord> history(
      int run,
      double train,
      double test,
      boolean diverged,
      ZigguratSampler.NormalizedGaussian noise) {
    List<EpochRecord> history = new ArrayList<>();
    for (int epoch = 1; epoch <= run; epoch++) {
      double done = 1 - Math.exp(-5.0 * epoch / epochs);
      double overfit = Math.max(0, 2.0 * epoch / epochs - 0.8) * (train - test);
      boolean accuracy = metric.equals(ACCURACY);
      double start = accuracy ? 0.5 : 1.2;
      double trainNow = start + (train - start) * done + 0.004 * noise.sample();
      double testNow = start + (test - start) * done + 0.008 * noise.sample();
      double lossNow = accuracy ? 1.1 * (1 - trainNow) + 0.05 : trainNow * trainNow;
      history.add(
          new EpochRecord(
              epoch,
              new Evaluation(diverged && epoch == run ? Double.NaN : lossNow, trainNow),
              new Evaluation(
                  (accuracy ? 1.1 * (1 - testNow) + 0.08 : testNow * testNow) + overfit, testNow),
              0.01 * done,
              1.5 * (1.1 - done),
              0.01,
              0.013));
    }
    return history;
  }

  private static Histogram weights(String name, ZigguratSampler.NormalizedGaussian noise) {
    float[] values = new float[2000];
    for (int i = 0; i < values.length; i++) {
      double spread = name.startsWith("l1") && i % 3 != 0 ? 0.002 : 0.4;
      values[i] = (float) (spread * noise.sample());
    }
    return Histogram.ofWeights(values, 61);
  }

  private static BoundaryGrid boundary(double smooth, ZigguratSampler.NormalizedGaussian noise) {
    int columns = 60;
    int rows = 45;
    int[] classes = new int[columns * rows];
    float[] sureness = new float[columns * rows];
    double phase = 0.2 * noise.sample();
    for (int i = 0; i < classes.length; i++) {
      double x = -1.5 + 4.0 * (i % columns + 0.5) / columns;
      int row = i / columns;
      double y = -1 + 2.5 * (row + 0.5) / rows;
      double wiggle = (1 - smooth) * 0.6 * Math.sin(9 * x + phase);
      double logit = 5 * (y - 0.25 - 0.5 * Math.cos(Math.PI * x * 0.75 + phase) + wiggle);
      double p = 1 / (1 + Math.exp(-logit));
      classes[i] = p > 0.5 ? 0 : 1;
      sureness[i] = (float) Math.max(p, 1 - p);
    }
    return new BoundaryGrid(
        new BoundaryGrid.Extent(-1.5, 2.5),
        new BoundaryGrid.Extent(-1, 1.5),
        columns,
        rows,
        classes,
        sureness);
  }

  private Comparison finish(
      String baseline, String dataset, int train, int validation, int test, boolean fresh) {
    JsonObject data = new JsonObject();
    data.addProperty("name", dataset);
    JsonObject spec = new JsonObject();
    spec.add("data", data);
    spec.addProperty("repeats", repeats);
    spec.addProperty("learningRate", 1e-2);
    return Comparison.of(
        Origin.of(spec, PROVENANCE),
        new ComparedData(
            dataset, new RowCounts(train, train, validation, test), flat ? points() : null, null),
        metric,
        judging(metric, fresh ? Resampling.fresh() : Resampling.holdOut(test, train)),
        baseline,
        arms,
        runs);
  }

  private static Judging judging(Metric metric, Resampling resampling) {
    Plan usual = Plan.of(1);
    return new Judging(usual.margin(metric), usual.lossMargin(), resampling, false, 0);
  }

  private static Scatter points() {
    UniformRandomProvider random = new Seed(5).generator();
    ZigguratSampler.NormalizedGaussian noise = gaussian(6);
    List<Scatter.Point> points = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double angle = Math.PI * random.nextDouble();
      int label = i % 2;
      double x = label == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
      double y = label == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
      points.add(
          new Scatter.Point(
              x + 0.15 * noise.sample(), y + 0.15 * noise.sample(), label, i % 3 == 0));
    }
    return new Scatter("x", "y", List.of("upper moon", "lower moon"), points);
  }

  private static ZigguratSampler.NormalizedGaussian gaussian(long seed) {
    return ZigguratSampler.NormalizedGaussian.of(new Seed(seed).generator());
  }
}
