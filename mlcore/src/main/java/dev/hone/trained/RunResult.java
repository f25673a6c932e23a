package dev.hone.trained;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.stats.Histogram;
import dev.hone.train.EpochRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one run of one arm measured, evaluated with the weights that the run kept. A number that was
 * not measured, or is not finite, is NaN here and absent in JSON.
 *
 * @param arm the arm's name
 * @param repeat which repeat (split and initial weights, shared by all arms), counted from 0
 * @param trainLoss data loss over the training rows, without penalty, in inference mode
 * @param trainMetric metric over the training rows, in inference mode
 * @param validationLoss NaN without validation rows
 * @param validationMetric NaN without validation rows
 * @param testLoss data loss over the test rows; NaN without test rows
 * @param testMetric metric over the test rows; NaN without test rows
 * @param nearZeroShare share of weights with |w| &lt; 0.001, 0 to 1
 * @param weightNorm Euclidean norm of all weights together
 * @param epochs how many epochs were run
 * @param bestEpoch the epoch whose weights were kept, counted from 1
 * @param seconds wall-clock time of the run
 * @param divergence null, or the sentence that says when and why the run diverged
 * @param history one record per epoch
 * @param weights distribution of the weights, or null
 * @param boundary decision boundary for data of two features, or null
 */
public record RunResult(
    String arm,
    int repeat,
    double trainLoss,
    double trainMetric,
    double validationLoss,
    double validationMetric,
    double testLoss,
    double testMetric,
    double nearZeroShare,
    double weightNorm,
    int epochs,
    int bestEpoch,
    double seconds,
    String divergence,
    List<EpochRecord> history,
    Histogram weights,
    BoundaryGrid boundary) {

  /**
   * Takes the numbers as they are, except that an infinite one becomes NaN.
   *
   * @throws InvalidInputException if the repeat is negative, or a run that did not diverge lacks a
   *     finite training loss or metric
   */
  public RunResult {
    trainLoss = finiteOrNan(trainLoss);
    trainMetric = finiteOrNan(trainMetric);
    validationLoss = finiteOrNan(validationLoss);
    validationMetric = finiteOrNan(validationMetric);
    testLoss = finiteOrNan(testLoss);
    testMetric = finiteOrNan(testMetric);
    nearZeroShare = finiteOrNan(nearZeroShare);
    weightNorm = finiteOrNan(weightNorm);
    seconds = finiteOrNan(seconds);
    history = Collections.unmodifiableList(new ArrayList<>(history));
    if (repeat < 0) {
      throw InvalidInputException.of(
          "a run of arm \"%s\" has repeat %d; repeats count from 0", arm, repeat);
    }
    if (divergence == null && Double.isNaN(trainLoss + trainMetric)) {
      throw InvalidInputException.of(
          "run %d of arm \"%s\" is not marked as diverged, but its training figures are not finite:"
              + " train loss %s, train metric %s",
          repeat, arm, trainLoss, trainMetric);
    }
  }

  public boolean diverged() {
    return divergence != null;
  }

  /** This run with another history. */
  public RunResult withHistory(List<EpochRecord> other) {
    return with(other, seconds);
  }

  /** This run without wall-clock times. */
  public RunResult withoutTimes() {
    List<EpochRecord> timeless = new ArrayList<>();
    history.forEach(epoch -> timeless.add(epoch.withoutTime()));
    return with(timeless, Double.NaN);
  }

  private RunResult with(List<EpochRecord> otherHistory, double otherSeconds) {
    return new RunResult(
        arm,
        repeat,
        trainLoss,
        trainMetric,
        validationLoss,
        validationMetric,
        testLoss,
        testMetric,
        nearZeroShare,
        weightNorm,
        epochs,
        bestEpoch,
        otherSeconds,
        divergence,
        otherHistory,
        weights,
        boundary);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("arm", arm);
    json.addProperty("repeat", repeat);
    JsonFields.putFinite(json, "trainLoss", trainLoss);
    JsonFields.putFinite(json, "trainMetric", trainMetric);
    JsonFields.putFinite(json, "validationLoss", validationLoss);
    JsonFields.putFinite(json, "validationMetric", validationMetric);
    JsonFields.putFinite(json, "testLoss", testLoss);
    JsonFields.putFinite(json, "testMetric", testMetric);
    JsonFields.putFinite(json, "nearZeroShare", nearZeroShare);
    JsonFields.putFinite(json, "weightNorm", weightNorm);
    json.addProperty("epochs", epochs);
    json.addProperty("bestEpoch", bestEpoch);
    JsonFields.putFinite(json, "seconds", seconds);
    if (divergence != null) {
      json.addProperty("divergence", divergence);
    }
    JsonArray epochRecords = new JsonArray();
    for (EpochRecord epoch : history) {
      epochRecords.add(epoch.toJson());
    }
    json.add("history", epochRecords);
    if (weights != null) {
      json.add("weights", weights.toJson());
    }
    if (boundary != null) {
      json.add("boundary", boundary.toJson());
    }
    return json;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws InvalidInputException if a field is missing, unknown, of the wrong type or out of range
   */
  public static RunResult fromJson(JsonFields fields) {
    List<EpochRecord> history = new ArrayList<>();
    for (JsonFields epoch : fields.objects("history")) {
      history.add(EpochRecord.fromJson(epoch));
    }
    JsonFields weights = fields.object("weights");
    JsonFields boundary = fields.object("boundary");
    RunResult result =
        new RunResult(
            fields.string("arm"),
            fields.integer("repeat"),
            fields.number("trainLoss", Double.NaN),
            fields.number("trainMetric", Double.NaN),
            fields.number("validationLoss", Double.NaN),
            fields.number("validationMetric", Double.NaN),
            fields.number("testLoss", Double.NaN),
            fields.number("testMetric", Double.NaN),
            fields.number("nearZeroShare", Double.NaN),
            fields.number("weightNorm", Double.NaN),
            fields.integer("epochs"),
            fields.integer("bestEpoch"),
            fields.number("seconds", Double.NaN),
            fields.string("divergence", null),
            history,
            weights == null ? null : Histogram.fromJson(weights),
            boundary == null ? null : BoundaryGrid.fromJson(boundary));
    fields.end();
    return result;
  }

  private static double finiteOrNan(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }
}
