package dev.hone.compare;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Pooling;
import dev.hone.spec.ArmName;
import dev.hone.stats.Interval;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Resampling;
import dev.hone.trained.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One arm over all its runs. Means and intervals are over the runs that finished; with none, they
 * are NaN. The intervals of metric and loss are cut where no value can be (below 0, above 100 %).
 *
 * @param name the arm's name
 * @param description its setting, as {@code Regularization} reads it
 * @param runs how many runs were made
 * @param divergedRuns how many of them diverged
 * @param measured what the arm reached
 * @param means what else the runs show
 * @param judged how it stands against the baseline; null for the baseline itself
 */
public record ArmSummary(
    String name,
    String description,
    int runs,
    int divergedRuns,
    Measured measured,
    Means means,
    Judged judged) {
  /**
   * What the arm reached.
   *
   * @param testMetric test metric
   * @param testLoss test loss
   * @param gap training metric, against the true labels, minus test metric, turned so that positive
   *     means overfitting
   */
  public record Measured(Interval testMetric, Interval testLoss, Interval gap) {}

  /**
   * Means over the runs.
   *
   * @param nearZeroShare mean share of weights with |w| &lt; 0.001, 0 to 1
   * @param weightNorm mean Euclidean norm of the weights
   * @param epochs mean number of epochs run
   * @param seconds mean wall-clock time of a run
   */
  public record Means(double nearZeroShare, double weightNorm, double epochs, double seconds) {}

  /**
   * The arm against the baseline.
   *
   * @param metric by the test metric: the primary verdict
   * @param loss by the test loss: the second view, a family of its own
   */
  public record Judged(PairedComparison metric, PairedComparison loss) {}

  static ArmSummary of(
      String name,
      String description,
      List<RunResult> runs,
      Metric metric,
      Resampling resampling,
      Judged judged) {
    List<RunResult> finished =
        runs.stream().filter(run -> !run.diverged()).collect(Collectors.toList());
    return new ArmSummary(
        name,
        description,
        runs.size(),
        runs.size() - finished.size(),
        new Measured(
            metricOf(finished, metric, resampling).within(metric.least(), metric.largest()),
            Interval.ofMean(values(finished, RunResult::testLoss), resampling)
                .within(0, Double.POSITIVE_INFINITY),
            gapOf(finished, metric, resampling)),
        new Means(
            mean(finished, RunResult::nearZeroShare),
            mean(finished, RunResult::weightNorm),
            mean(finished, RunResult::epochs),
            mean(finished, RunResult::seconds)),
        judged);
  }

  /** Of single rows the value of all together is told, not the mean of theirs. */
  private static Interval metricOf(List<RunResult> finished, Metric metric, Resampling resampling) {
    double[] values = values(finished, RunResult::testMetric);
    if (resampling.kind() != Resampling.Kind.LEAVE_ONE_OUT) {
      return Interval.ofMean(values, resampling);
    }
    Pooling pooling = metric.pooling();
    Interval rows =
        Interval.ofMean(Arrays.stream(values).map(pooling::ofRow).toArray(), resampling);
    return new Interval(
        pooling.ofMean(rows.mean()), pooling.ofMean(rows.low()), pooling.ofMean(rows.high()));
  }

  private static Interval gapOf(List<RunResult> finished, Metric metric, Resampling resampling) {
    if (resampling.kind() != Resampling.Kind.LEAVE_ONE_OUT) {
      return Interval.ofMean(
          values(finished, run -> metric.gap(run.trueTrainMetric(), run.testMetric())), resampling);
    }
    double test = metricOf(finished, metric, resampling).mean();
    double gap = metric.gap(mean(finished, RunResult::trueTrainMetric), test);
    return new Interval(gap, Double.NaN, Double.NaN);
  }

  /** What people are told instead of its name. */
  public Message title() {
    return ArmName.of(name, description);
  }

  public Interval testMetric() {
    return measured.testMetric();
  }

  public Interval testLoss() {
    return measured.testLoss();
  }

  public Interval gap() {
    return measured.gap();
  }

  public double nearZeroShare() {
    return means.nearZeroShare();
  }

  public double weightNorm() {
    return means.weightNorm();
  }

  public double epochs() {
    return means.epochs();
  }

  public double seconds() {
    return means.seconds();
  }

  /** Against the baseline by the test metric; null for the baseline itself. */
  public PairedComparison metricComparison() {
    return judged == null ? null : judged.metric();
  }

  /** Against the baseline by the test loss; null for the baseline itself. */
  public PairedComparison lossComparison() {
    return judged == null ? null : judged.loss();
  }

  /** Whether this is the arm that the others are held against. */
  public boolean isBaseline() {
    return judged == null;
  }

  private static double[] values(List<RunResult> runs, ToDoubleFunction<RunResult> measure) {
    return runs.stream().mapToDouble(measure).toArray();
  }

  private static double mean(List<RunResult> runs, ToDoubleFunction<RunResult> measure) {
    return Interval.ofMean(values(runs, measure), 0).mean();
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("description", description);
    json.addProperty("runs", runs);
    json.addProperty("divergedRuns", divergedRuns);
    json.add("testMetric", testMetric().toJson());
    json.add("testLoss", testLoss().toJson());
    json.add("gap", gap().toJson());
    JsonFields.putFinite(json, "nearZeroShare", nearZeroShare());
    JsonFields.putFinite(json, "weightNorm", weightNorm());
    JsonFields.putFinite(json, "epochs", epochs());
    JsonFields.putFinite(json, "seconds", seconds());
    if (!isBaseline()) {
      json.add("metricComparison", judged.metric().toJson());
      json.add("lossComparison", judged.loss().toJson());
    }
    return json;
  }

  static ArmSummary fromJson(JsonFields fields) {
    boolean isJudged = fields.has("metricComparison") || fields.has("lossComparison");
    ArmSummary result =
        new ArmSummary(
            fields.string("name"),
            fields.string("description"),
            fields.integer("runs"),
            fields.integer("divergedRuns"),
            new Measured(
                Interval.fromJson(fields.objectOrFail("testMetric")),
                Interval.fromJson(fields.objectOrFail("testLoss")),
                Interval.fromJson(fields.objectOrFail("gap"))),
            new Means(
                fields.number("nearZeroShare", Double.NaN),
                fields.number("weightNorm", Double.NaN),
                fields.number("epochs", Double.NaN),
                fields.number("seconds", Double.NaN)),
            isJudged
                ? new Judged(
                    PairedComparison.fromJson(fields.objectOrFail("metricComparison")),
                    PairedComparison.fromJson(fields.objectOrFail("lossComparison")))
                : null);
    fields.end();
    return result;
  }
}
