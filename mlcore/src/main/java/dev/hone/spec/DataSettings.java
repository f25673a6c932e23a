package dev.hone.spec;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.Difficulty;
import dev.hone.data.table.Scaling;
import dev.hone.data.table.Scalings;
import dev.hone.data.table.Task;

/**
 * Which data an experiment uses and how it is divided.
 *
 * @param source one of what {@link dev.hone.data.source.DataFormats#examples} lists
 * @param reading how to read it; 0 window steps stand for the catalogue's, or for no series
 * @param fractions how the rows are divided
 * @param labelNoise share of the training and validation labels that is made wrong
 *     (classification), or noise in standard deviations of the target (regression); the test rows
 *     stay clean
 * @param scaling of the features, fitted on the training rows
 */
public record DataSettings(
    String source,
    DataSource.Options reading,
    Fractions fractions,
    double labelNoise,
    Scaling scaling) {
  public static final double DEFAULT_VALIDATION_FRACTION = 0.15;
  public static final double DEFAULT_TEST_FRACTION = 0.25;

  /**
   * Parts of the rows.
   *
   * @param validation of all rows, for early stopping and curves
   * @param test of all rows, for the comparison
   * @param train share of the remaining rows that is trained on, above 0 and at most 1
   */
  public record Fractions(double validation, double test, double train) {
    /** The usual ones. */
    public static final Fractions USUAL =
        new Fractions(DEFAULT_VALIDATION_FRACTION, DEFAULT_TEST_FRACTION, 1);

    public Fractions {
      Message where = Message.of("source.settings");
      Range.fraction().check(where, Message.of("table.fraction.validation"), validation);
      Range.fraction().check(where, Message.of("table.fraction.test"), test);
      Range.fraction().check(where, Message.of("table.fraction.both"), validation + test);
      Range.part().check(where, Message.of("table.train-fraction"), train);
    }

    /** The same with another share to train on. */
    public Fractions withTrain(double other) {
      return new Fractions(validation, test, other);
    }
  }

  public DataSettings {
    Range.share().check(Message.of("source.settings"), Message.of("table.label-noise"), labelNoise);
  }

  /** A source with the usual fractions, standard scaling, and nothing made harder. */
  public static DataSettings of(String source) {
    return new DataSettings(
        source, DataSource.Options.defaults(), Fractions.USUAL, 0, Scalings.usual());
  }

  /** The same from another source: a file that has moved. */
  public DataSettings withSource(String other) {
    return new DataSettings(other, reading, fractions, labelNoise, scaling);
  }

  /** The same, read in another way. */
  public DataSettings withReading(DataSource.Options other) {
    return new DataSettings(source, other, fractions, labelNoise, scaling);
  }

  /** The same with another share of test rows. */
  public DataSettings withTestFraction(double other) {
    Fractions changed = new Fractions(fractions.validation(), other, fractions.train());
    return new DataSettings(source, reading, changed, labelNoise, scaling);
  }

  /** The same, made harder or easier. */
  public DataSettings withDifficulty(Difficulty other) {
    return new DataSettings(
        source, reading, fractions.withTrain(other.trainFraction()), other.labelNoise(), scaling);
  }

  public String target() {
    return reading.target();
  }

  public Task task() {
    return reading.task();
  }

  public int windowSteps() {
    return reading.windowSteps();
  }

  public int horizon() {
    return reading.horizon();
  }

  public int sequenceSteps() {
    return reading.sequenceSteps();
  }

  public double validationFraction() {
    return fractions.validation();
  }

  public double testFraction() {
    return fractions.test();
  }

  public double trainFraction() {
    return fractions.train();
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("source", source);
    reading.table().addTo(json);
    json.addProperty("windowSteps", windowSteps());
    json.addProperty("horizon", horizon());
    json.addProperty("validationFraction", validationFraction());
    json.addProperty("testFraction", testFraction());
    json.addProperty("trainFraction", trainFraction());
    json.addProperty("labelNoise", labelNoise);
    json.addProperty("scaling", scaling.key());
    if (sequenceSteps() > 0) {
      json.addProperty("sequenceSteps", sequenceSteps());
    }
    return json;
  }

  static DataSettings fromJson(JsonFields fields) {
    DataSettings result =
        new DataSettings(
            fields.string("source"),
            new DataSource.Options(
                TableOptions.of(fields),
                fields.integer("windowSteps", 0),
                fields.integer("horizon", 1),
                fields.integer("sequenceSteps", 0)),
            new Fractions(
                fields.number("validationFraction", DEFAULT_VALIDATION_FRACTION),
                fields.number("testFraction", DEFAULT_TEST_FRACTION),
                fields.number("trainFraction", 1)),
            fields.number("labelNoise", 0),
            scaling(fields));
    fields.end();
    return result;
  }

  private static Scaling scaling(JsonFields fields) {
    String key = fields.string("scaling", null);
    return key == null ? Scalings.usual() : Scalings.find(fields.at("scaling"), key);
  }
}
