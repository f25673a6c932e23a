package dev.hone.trained;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.stats.Histogram;
import dev.hone.train.EpochRecord;
import dev.hone.train.Evaluation;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of one arm measured, evaluated with the weights that the run kept. A number that was
 * not measured, or is not finite, is NaN here and absent in JSON.
 *
 * @param key which run it is
 * @param measured loss and metric of its rows
 * @param course how training went
 * @param weightFigures what its weights look like
 * @param boundary decision boundary for data of two features, or null
 */
public record RunResult(
    RunKey key,
    Measured measured,
    Course course,
    WeightFigures weightFigures,
    BoundaryGrid boundary) {

  /**
   * Checks it.
   *
   * @throws InvalidInputException if a run that did not diverge lacks a finite training loss or
   *     metric
   */
  public RunResult {
    Evaluation train = measured.train();
    if (course.divergence() == null && Double.isNaN(train.loss() + train.metric())) {
      throw new InvalidInputException(
          Message.of("trained.run.figures", key.repeat(), key.arm(), train.loss(), train.metric()));
    }
  }

  public String arm() {
    return key.arm();
  }

  public int repeat() {
    return key.repeat();
  }

  public double trainLoss() {
    return measured.train().loss();
  }

  public double trainMetric() {
    return measured.train().metric();
  }

  /** Training metric against the true labels: {@link #trainMetric} where none was made wrong. */
  public double trueTrainMetric() {
    double truth = measured.truth().metric();
    return Double.isNaN(truth) ? trainMetric() : truth;
  }

  public double validationLoss() {
    return measured.validation().loss();
  }

  public double validationMetric() {
    return measured.validation().metric();
  }

  public double testLoss() {
    return measured.test().loss();
  }

  public double testMetric() {
    return measured.test().metric();
  }

  public double nearZeroShare() {
    return weightFigures.nearZeroShare();
  }

  public double weightNorm() {
    return weightFigures.norm();
  }

  public int epochs() {
    return course.epochs();
  }

  public int bestEpoch() {
    return course.bestEpoch();
  }

  public double seconds() {
    return course.seconds();
  }

  /** Null, or the sentence that says when and why the run diverged. */
  public String divergence() {
    return course.divergence();
  }

  public List<EpochRecord> history() {
    return course.history();
  }

  /** Distribution of the weights, or null. */
  public Histogram weights() {
    return weightFigures.histogram();
  }

  public boolean diverged() {
    return course.divergence() != null;
  }

  /** This run with another history. */
  public RunResult withHistory(List<EpochRecord> other) {
    return with(course.withHistory(other));
  }

  /** This run without wall-clock times. */
  public RunResult withoutTimes() {
    return with(course.withoutTimes());
  }

  private RunResult with(Course other) {
    return new RunResult(key, measured, other, weightFigures, boundary);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("arm", arm());
    json.addProperty("repeat", repeat());
    JsonFields.putFinite(json, "trainLoss", trainLoss());
    JsonFields.putFinite(json, "trainMetric", trainMetric());
    JsonFields.putFinite(json, "truthLoss", measured.truth().loss());
    JsonFields.putFinite(json, "truthMetric", measured.truth().metric());
    JsonFields.putFinite(json, "validationLoss", validationLoss());
    JsonFields.putFinite(json, "validationMetric", validationMetric());
    JsonFields.putFinite(json, "testLoss", testLoss());
    JsonFields.putFinite(json, "testMetric", testMetric());
    JsonFields.putFinite(json, "nearZeroShare", nearZeroShare());
    JsonFields.putFinite(json, "weightNorm", weightNorm());
    json.addProperty("epochs", epochs());
    json.addProperty("bestEpoch", bestEpoch());
    JsonFields.putFinite(json, "seconds", seconds());
    if (diverged()) {
      json.addProperty("divergence", divergence());
    }
    JsonArray epochRecords = new JsonArray();
    for (EpochRecord epoch : history()) {
      epochRecords.add(epoch.toJson());
    }
    json.add("history", epochRecords);
    if (weights() != null) {
      json.add("weights", weights().toJson());
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
            new RunKey(fields.string("arm"), fields.integer("repeat")),
            new Measured(
                evaluation(fields, "train"),
                evaluation(fields, "truth"),
                evaluation(fields, "validation"),
                evaluation(fields, "test")),
            new Course(
                fields.integer("epochs"),
                fields.integer("bestEpoch"),
                fields.number("seconds", Double.NaN),
                fields.string("divergence", null),
                history),
            new WeightFigures(
                fields.number("nearZeroShare", Double.NaN),
                fields.number("weightNorm", Double.NaN),
                weights == null ? null : Histogram.fromJson(weights)),
            boundary == null ? null : BoundaryGrid.fromJson(boundary));
    fields.end();
    return result;
  }

  private static Evaluation evaluation(JsonFields fields, String rows) {
    return new Evaluation(
        fields.number(rows + "Loss", Double.NaN), fields.number(rows + "Metric", Double.NaN));
  }
}
