package dev.hone.spec;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.data.table.Scaling;
import dev.hone.data.table.Task;

/**
 * Which data an experiment uses and how it is divided.
 *
 * @param source name in the catalogue, {@code FILE.csv} or {@code FILE.ts}
 * @param target column to predict; null for the last
 * @param task null to infer it
 * @param windowSteps for a series: length of the windows; 0 for the catalogue's, or no series
 * @param horizon for a series: how many steps ahead to predict
 * @param validationFraction of all rows, for early stopping and curves
 * @param testFraction of all rows, for the comparison
 * @param trainFraction share of the remaining rows that is trained on, above 0 and at most 1
 * @param labelNoise share of the training and validation labels that is made wrong
 *     (classification), or noise in standard deviations of the target (regression); the test rows
 *     stay clean
 * @param scaling of the features, fitted on the training rows
 * @param sequenceSteps above 0 to read each row of a CSV file as a sequence of so many steps
 */
public record DataSettings(
    String source,
    String target,
    Task task,
    int windowSteps,
    int horizon,
    double validationFraction,
    double testFraction,
    double trainFraction,
    double labelNoise,
    Scaling scaling,
    int sequenceSteps) {
  public static final double DEFAULT_VALIDATION_FRACTION = 0.15;
  public static final double DEFAULT_TEST_FRACTION = 0.25;

  public DataSettings {
    if (windowSteps < 0 || horizon < 1) {
      throw InvalidInputException.of(
          "data: window should be 0 or more and horizon at least 1, but they are %d and %d",
          windowSteps, horizon);
    }
    if (sequenceSteps < 0 || (sequenceSteps > 0 && windowSteps > 0)) {
      throw InvalidInputException.of(
          "data: sequence steps should be 0 or more, and not together with a window, but they are %d",
          sequenceSteps);
    }
    if (!(validationFraction >= 0 && testFraction >= 0 && validationFraction + testFraction < 1)) {
      throw InvalidInputException.of(
          "data: validation and test fraction should be 0 or more and together below 1, but are %s and %s",
          validationFraction, testFraction);
    }
    if (!(trainFraction > 0 && trainFraction <= 1)) {
      throw InvalidInputException.of(
          "train fraction should be above 0 and at most 1, but is %s", trainFraction);
    }
    if (!(labelNoise >= 0 && labelNoise <= 1)) {
      throw InvalidInputException.of("label noise should be from 0 to 1, but is %s", labelNoise);
    }
  }

  /** For data whose rows are not read as sequences. */
  public DataSettings(
      String source,
      String target,
      Task task,
      int windowSteps,
      int horizon,
      double validationFraction,
      double testFraction,
      double trainFraction,
      double labelNoise,
      Scaling scaling) {
    this(
        source,
        target,
        task,
        windowSteps,
        horizon,
        validationFraction,
        testFraction,
        trainFraction,
        labelNoise,
        scaling,
        0);
  }

  /** A source with the usual fractions, standard scaling, and nothing made harder. */
  public static DataSettings of(String source) {
    return new DataSettings(
        source,
        null,
        null,
        0,
        1,
        DEFAULT_VALIDATION_FRACTION,
        DEFAULT_TEST_FRACTION,
        1,
        0,
        Scaling.STANDARD);
  }

  /** The same from another source: a file that has moved. */
  public DataSettings withSource(String other) {
    return new DataSettings(
        other,
        target,
        task,
        windowSteps,
        horizon,
        validationFraction,
        testFraction,
        trainFraction,
        labelNoise,
        scaling,
        sequenceSteps);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("source", source);
    if (target != null) {
      json.addProperty("target", target);
    }
    if (task != null) {
      json.addProperty("task", JsonFields.jsonName(task));
    }
    json.addProperty("windowSteps", windowSteps);
    json.addProperty("horizon", horizon);
    json.addProperty("validationFraction", validationFraction);
    json.addProperty("testFraction", testFraction);
    json.addProperty("trainFraction", trainFraction);
    json.addProperty("labelNoise", labelNoise);
    json.addProperty("scaling", JsonFields.jsonName(scaling));
    if (sequenceSteps > 0) {
      json.addProperty("sequenceSteps", sequenceSteps);
    }
    return json;
  }

  static DataSettings fromJson(JsonFields fields) {
    DataSettings result =
        new DataSettings(
            fields.string("source"),
            fields.string("target", null),
            fields.oneOf("task", Task.class, null),
            fields.integer("windowSteps", 0),
            fields.integer("horizon", 1),
            fields.number("validationFraction", DEFAULT_VALIDATION_FRACTION),
            fields.number("testFraction", DEFAULT_TEST_FRACTION),
            fields.number("trainFraction", 1),
            fields.number("labelNoise", 0),
            fields.oneOf("scaling", Scaling.class, Scaling.STANDARD),
            fields.integer("sequenceSteps", 0));
    fields.end();
    return result;
  }
}
