package dev.hone.compare;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import dev.hone.metrics.MetricKind;
import dev.hone.stats.Interval;
import dev.hone.stats.PairedComparison;
import dev.hone.trained.RunResult;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One arm over all its repeats. Means and intervals are over the runs that finished; with none,
 * they are NaN. The intervals of metric and loss are cut where no value can be (below 0, above 100
 * %).
 *
 * @param name the arm's name
 * @param description its setting in words
 * @param runs how many runs were made
 * @param divergedRuns how many of them diverged
 * @param testMetric test metric
 * @param testLoss test loss
 * @param gap training metric minus test metric, turned so that positive means overfitting
 * @param nearZeroShare mean share of weights with |w| &lt; 0.001, 0 to 1
 * @param weightNorm mean Euclidean norm of the weights
 * @param epochs mean number of epochs run
 * @param seconds mean wall-clock time of a run
 * @param metricComparison against the baseline by the test metric: the primary verdict; null for
 *     the baseline itself
 * @param lossComparison against the baseline by the test loss: the second view, adjusted over arms
 *     as a family of its own; null for the baseline itself
 */
public record ArmSummary(
    String name,
    String description,
    int runs,
    int divergedRuns,
    Interval testMetric,
    Interval testLoss,
    Interval gap,
    double nearZeroShare,
    double weightNorm,
    double epochs,
    double seconds,
    PairedComparison metricComparison,
    PairedComparison lossComparison) {

  static ArmSummary of(
      String name,
      String description,
      List<RunResult> runs,
      MetricKind metric,
      double correction,
      PairedComparison metricComparison,
      PairedComparison lossComparison) {
    List<RunResult> finished =
        runs.stream().filter(run -> !run.diverged()).collect(Collectors.toList());
    return new ArmSummary(
        name,
        description,
        runs.size(),
        runs.size() - finished.size(),
        Interval.ofMean(values(finished, RunResult::testMetric), correction)
            .within(0, metric.largest()),
        Interval.ofMean(values(finished, RunResult::testLoss), correction)
            .within(0, Double.POSITIVE_INFINITY),
        Interval.ofMean(
            values(finished, run -> metric.gap(run.trainMetric(), run.testMetric())), correction),
        mean(finished, RunResult::nearZeroShare),
        mean(finished, RunResult::weightNorm),
        mean(finished, RunResult::epochs),
        mean(finished, RunResult::seconds),
        metricComparison,
        lossComparison);
  }

  /** Whether this is the arm that the others are held against. */
  public boolean isBaseline() {
    return metricComparison == null;
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
    json.add("testMetric", testMetric.toJson());
    json.add("testLoss", testLoss.toJson());
    json.add("gap", gap.toJson());
    JsonFields.putFinite(json, "nearZeroShare", nearZeroShare);
    JsonFields.putFinite(json, "weightNorm", weightNorm);
    JsonFields.putFinite(json, "epochs", epochs);
    JsonFields.putFinite(json, "seconds", seconds);
    if (!isBaseline()) {
      json.add("metricComparison", metricComparison.toJson());
      json.add("lossComparison", lossComparison.toJson());
    }
    return json;
  }

  static ArmSummary fromJson(JsonFields fields) {
    boolean judged = fields.has("metricComparison") || fields.has("lossComparison");
    ArmSummary result =
        new ArmSummary(
            fields.string("name"),
            fields.string("description"),
            fields.integer("runs"),
            fields.integer("divergedRuns"),
            Interval.fromJson(fields.objectOrFail("testMetric")),
            Interval.fromJson(fields.objectOrFail("testLoss")),
            Interval.fromJson(fields.objectOrFail("gap")),
            fields.number("nearZeroShare", Double.NaN),
            fields.number("weightNorm", Double.NaN),
            fields.number("epochs", Double.NaN),
            fields.number("seconds", Double.NaN),
            judged ? PairedComparison.fromJson(fields.objectOrFail("metricComparison")) : null,
            judged ? PairedComparison.fromJson(fields.objectOrFail("lossComparison")) : null);
    fields.end();
    return result;
  }
}
