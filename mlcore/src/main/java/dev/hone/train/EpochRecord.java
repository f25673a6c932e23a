package dev.hone.train;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Range;

/**
 * What one epoch of one run measured. A number that was not measured (no validation rows) or is no
 * longer finite (the epoch in which a run diverged) is NaN here and absent in JSON.
 *
 * @param epoch counted from 1
 * @param training training data loss without penalty, and metric, means over the epoch's batches
 *     (so measured while training, with dropout on)
 * @param validation data loss and metric over the validation rows after the epoch
 * @param penalty regularisation penalty, mean over the epoch's batches
 * @param gradientNorm global norm of the gradient before clipping, mean over the epoch's steps
 * @param learningRate rate of the epoch's last step
 * @param seconds wall-clock time of the epoch
 */
public record EpochRecord(
    int epoch,
    Evaluation training,
    Evaluation validation,
    double penalty,
    double gradientNorm,
    double learningRate,
    double seconds) {

  /**
   * Takes the numbers as they are, except that an infinite one becomes NaN.
   *
   * @throws InvalidInputException if the epoch is below 1
   */
  public EpochRecord {
    if (epoch < 1) {
      throw InvalidInputException.value(
          Message.of("train.epoch-record"), Message.of("train.epoch"), epoch, Range.whole(1));
    }
    training = training.finite();
    validation = validation.finite();
    penalty = finiteOrNan(penalty);
    gradientNorm = finiteOrNan(gradientNorm);
    learningRate = finiteOrNan(learningRate);
    seconds = finiteOrNan(seconds);
  }

  /** Training loss. */
  public double loss() {
    return training.loss();
  }

  /** Training metric. */
  public double metric() {
    return training.metric();
  }

  public double validationLoss() {
    return validation.loss();
  }

  public double validationMetric() {
    return validation.metric();
  }

  /** This epoch without its wall-clock time. */
  public EpochRecord withoutTime() {
    return new EpochRecord(
        epoch, training, validation, penalty, gradientNorm, learningRate, Double.NaN);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("epoch", epoch);
    JsonFields.putFinite(json, "loss", loss());
    JsonFields.putFinite(json, "penalty", penalty);
    JsonFields.putFinite(json, "metric", metric());
    JsonFields.putFinite(json, "validationLoss", validationLoss());
    JsonFields.putFinite(json, "validationMetric", validationMetric());
    JsonFields.putFinite(json, "gradientNorm", gradientNorm);
    JsonFields.putFinite(json, "learningRate", learningRate);
    JsonFields.putFinite(json, "seconds", seconds);
    return json;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws InvalidInputException if a field is unknown, of the wrong type, or the epoch is missing
   */
  public static EpochRecord fromJson(JsonFields fields) {
    EpochRecord result =
        new EpochRecord(
            fields.integer("epoch"),
            new Evaluation(fields.number("loss", Double.NaN), fields.number("metric", Double.NaN)),
            new Evaluation(
                fields.number("validationLoss", Double.NaN),
                fields.number("validationMetric", Double.NaN)),
            fields.number("penalty", Double.NaN),
            fields.number("gradientNorm", Double.NaN),
            fields.number("learningRate", Double.NaN),
            fields.number("seconds", Double.NaN));
    fields.end();
    return result;
  }

  private static double finiteOrNan(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }
}
