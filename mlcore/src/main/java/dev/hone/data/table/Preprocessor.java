package dev.hone.data.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.base.Range;
import dev.hone.data.table.Scaling.Rotation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Turns the columns of a data set into the features of a network and its targets into comfortable
 * numbers, by statistics of the training rows alone.
 *
 * <ul>
 *   <li>A missing number becomes the mean (or the median, as the scaling has it) of its column in
 *       the training rows; 0 if all are missing there.
 *   <li>A categorical column becomes one feature for each level, 1 for the row's level and 0 for
 *       the others; all 0 when it is missing, or is a level that no training row has.
 *   <li>Then {@link Scaling}. Min-max and standard leave the 0 and 1 of categories alone; whitening
 *       standardises every feature and then decorrelates them (see {@link Whitening}). A feature
 *       that is constant in the training rows becomes 0 under every scaling but none.
 *   <li>Regression targets are standardised.
 * </ul>
 *
 * <p>In sequences the statistics of a feature go over all rows and steps. Standard deviations
 * divide by the number of values.
 */
public final class Preprocessor {
  private static final int MAX_WHITENED = 2000;

  private final Schema schema;
  private final Scaling scaling;
  private final double[] fill; // [columns]
  private final double[] shift; // [width]
  private final double[] factor; // [width]
  private final double[] matrix; // [width, width], or empty
  private final double targetMean;
  private final double targetScale;

  /** What the training rows said of the features: the fields above, with the same lengths. */
  @SuppressWarnings("ArrayRecordComponent") // carries arrays to the constructor, never compared
  private record Features(double[] fill, double[] shift, double[] factor, double[] matrix) {}

  private Preprocessor(
      Schema schema, Scaling scaling, Features features, double targetMean, double targetScale) {
    this.schema = schema;
    this.scaling = scaling;
    fill = features.fill;
    shift = features.shift;
    factor = features.factor;
    matrix = features.matrix;
    this.targetMean = targetMean;
    this.targetScale = targetScale;
  }

  /**
   * Learns from the training rows.
   *
   * @throws InvalidInputException if whitening is asked for with more than 2000 features
   */
  public static Preprocessor fit(Dataset train, Scaling scaling) {
    Schema schema = train.schema();
    int width = width(schema);
    boolean medians = scaling.fit() != null && scaling.fit().fillsWithMedian();
    double[] fill =
        medians ? FeatureStatistics.columnMedians(train) : FeatureStatistics.columnMeans(train);
    double[] raw = expand(train, schema, fill, width);
    FeatureStatistics statistics = FeatureStatistics.of(raw, width);
    double[] shift = new double[width];
    double[] factor = new double[width];
    boolean[] numeric = numericFeatures(schema, width);
    for (int i = 0; i < width; i++) {
      if (!numeric[i] && statistics.maximum(i) == 0) {
        factor[i] = 0; // a level that no training row has is unknown wherever it comes
      } else if (scaling.fit() == null || (!numeric[i] && !scaling.whitens())) {
        factor[i] = 1;
      } else {
        shift[i] = scaling.fit().shift(statistics, i);
        factor[i] = statistics.isConstant(i) ? 0 : 1 / scaling.fit().unit(statistics, i);
      }
    }
    double[] matrix = new double[0];
    if (scaling.whitens()) {
      if (width > MAX_WHITENED) {
        throw new InvalidInputException(
            Message.of("table.whitening", schema.name(), MAX_WHITENED, width));
      }
      double[] correlation = FeatureStatistics.covariance(raw, shift, factor);
      matrix = Whitening.matrix(correlation, width, scaling.rotation() == Rotation.AND_BACK);
    }
    double mean = 0;
    double scale = 1;
    if (schema.task() == Task.REGRESSION) {
      FeatureStatistics targets = FeatureStatistics.of(train.targets(), 1);
      mean = targets.mean(0);
      scale = targets.isConstant(0) ? 1 : targets.deviation(0);
    }
    return new Preprocessor(
        schema, scaling, new Features(fill, shift, factor, matrix), mean, scale);
  }

  /**
   * The same transformation for rows with other classes, or another name of the data set.
   *
   * @throws InvalidInputException if the schema has other columns, steps or another task
   */
  public Preprocessor withSchema(Schema other) {
    boolean fits =
        other.columns().equals(schema.columns())
            && other.steps() == schema.steps()
            && other.task() == schema.task();
    if (!fits) {
      throw new InvalidInputException(
          Message.of(
              "table.preprocessor.schema",
              schema.name(),
              JsonFields.jsonName(schema.task()),
              schema.steps(),
              schema.columns().size(),
              other.name(),
              JsonFields.jsonName(other.task()),
              other.steps(),
              other.columns().size()));
    }
    return new Preprocessor(
        other, scaling, new Features(fill, shift, factor, matrix), targetMean, targetScale);
  }

  /** The schema of the rows that can be transformed. */
  public Schema schema() {
    return schema;
  }

  public Scaling scaling() {
    return scaling;
  }

  /** The number of features of a row (of a step, when there are steps). */
  public int width() {
    return shift.length;
  }

  /**
   * What {@link #transform} takes off each feature before it divides by {@link #divisors}; empty
   * where it does more than that (whitening).
   */
  public List<Float> shifts() {
    return matrix.length > 0 ? List.of() : floats(shift);
  }

  /** What each feature is divided by; see {@link #shifts}. */
  public List<Float> divisors() {
    double[] divisors = new double[factor.length];
    for (int i = 0; i < divisors.length; i++) {
      // A constant feature becomes 0, whatever it is later.
      divisors[i] = factor[i] == 0 ? Float.MAX_VALUE : 1 / factor[i];
    }
    return matrix.length > 0 ? List.of() : floats(divisors);
  }

  private static List<Float> floats(double[] values) {
    List<Float> floats = new ArrayList<>();
    for (double value : values) {
      floats.add((float) value);
    }
    return floats;
  }

  /** A name for each feature: {@code age}, {@code sex=female}, or {@code pc1} after PCA. */
  public List<String> featureNames() {
    List<String> names = new ArrayList<>();
    for (Column column : schema.columns()) {
      if (column.isNumeric()) {
        names.add(column.name());
      }
      for (String level : column.levels()) {
        names.add(column.name() + "=" + level);
      }
    }
    if (scaling.rotation() == Rotation.TO_COMPONENTS) {
      for (int i = 0; i < names.size(); i++) {
        names.set(i, "pc" + (i + 1));
      }
    }
    return Collections.unmodifiableList(names);
  }

  /**
   * Features for the network, row-major [size, max(1, steps), width], all finite.
   *
   * @throws InvalidInputException if the columns are not those of the training rows
   */
  public float[] transform(Dataset dataset) {
    requireSameColumns(dataset);
    int width = width();
    int rows = Math.multiplyExact(dataset.size(), schema.rowSteps());
    float[] result = new float[Math.multiplyExact(rows, width)];
    double[] z = new double[width];
    for (int row = 0; row < rows; row++) {
      expand(dataset.features(), row, schema, fill, z, 0);
      for (int i = 0; i < width; i++) {
        z[i] = (z[i] - shift[i]) * factor[i];
      }
      for (int j = 0; j < width; j++) {
        double value = z[j];
        if (matrix.length > 0) {
          value = 0;
          for (int i = 0; i < width; i++) {
            value += z[i] * matrix[i * width + j];
          }
        }
        result[row * width + j] = finite(value);
      }
    }
    return result;
  }

  /**
   * Regression targets, standardised, in the data set's layout.
   *
   * @throws IllegalStateException if the data set has no numeric targets
   */
  public float[] transformTargets(Dataset dataset) {
    double[] targets = dataset.targets();
    float[] result = new float[targets.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = finite((targets[i] - targetMean) / targetScale);
    }
    return result;
  }

  /** From a standardised target back to the data's own unit. */
  public double inverseTarget(float standardised) {
    return standardised * targetScale + targetMean;
  }

  /**
   * A prediction as text, with the digits that a network's float can mean: seven of the value, or
   * of the target's deviation where that is a small part of it.
   */
  public String shownTarget(double target) {
    if (Math.abs(target) <= 1000 * targetScale) {
      return Float.toString((float) target);
    }
    int places = 7 - (int) Math.ceil(StrictMath.log10(targetScale));
    return Numbers.shortest(
        BigDecimal.valueOf(target).setScale(places, RoundingMode.HALF_EVEN).doubleValue());
  }

  /**
   * The data's unit in standardised targets: a mean squared error of standardised targets times the
   * square of this is one in the data's own unit. 1 for classification.
   */
  public double targetScale() {
    return targetScale;
  }

  /** Everything, for a file: what {@link #fromJson} reads back transforms to the same bits. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("scaling", scaling.key());
    json.add("schema", schema.toJson());
    json.add("fill", array(fill));
    json.add("shift", array(shift));
    json.add("factor", array(factor));
    json.add("matrix", array(matrix));
    json.addProperty("targetMean", targetMean);
    json.addProperty("targetScale", targetScale);
    return json;
  }

  /**
   * What {@link #toJson} wrote.
   *
   * @throws InvalidInputException naming the field that is missing, unknown or wrong
   */
  public static Preprocessor fromJson(JsonFields fields) {
    String key = fields.string("scaling", null);
    JsonFields schemaFields = fields.object("schema");
    if (key == null || schemaFields == null) {
      throw new InvalidInputException(
          Message.of("error.missing", fields.at(key == null ? "scaling" : "schema")));
    }
    Schema schema = Schema.fromJson(schemaFields);
    int width = width(schema);
    Scaling scaling = Scalings.find(fields.at("scaling"), key);
    double targetScale = fields.number("targetScale");
    if (!(targetScale > 0)) {
      throw InvalidInputException.value(fields.at("targetScale"), targetScale, Range.above(0));
    }
    Preprocessor result =
        new Preprocessor(
            schema,
            scaling,
            new Features(
                numbers(fields, "fill", schema.columns().size()),
                numbers(fields, "shift", width),
                numbers(fields, "factor", width),
                numbers(
                    fields, "matrix", scaling.whitens() ? Math.multiplyExact(width, width) : 0)),
            fields.number("targetMean"),
            targetScale);
    fields.end();
    return result;
  }

  private void requireSameColumns(Dataset dataset) {
    Schema other = dataset.schema();
    if (!other.columns().equals(schema.columns()) || other.steps() != schema.steps()) {
      throw new InvalidInputException(
          Message.of("table.preprocessor.columns", other.name(), schema.name()));
    }
  }

  private static int width(Schema schema) {
    int width = 0;
    for (Column column : schema.columns()) {
      width += Math.max(1, column.levels().size());
    }
    return width;
  }

  private static boolean[] numericFeatures(Schema schema, int width) {
    boolean[] numeric = new boolean[width];
    int feature = 0;
    for (Column column : schema.columns()) {
      numeric[feature] = column.isNumeric();
      feature += Math.max(1, column.levels().size());
    }
    return numeric;
  }

  /** Missing values filled, categories one-hot: [size * max(1, steps), width]. */
  private static double[] expand(Dataset dataset, Schema schema, double[] fill, int width) {
    int rows = dataset.size() * schema.rowSteps();
    double[] result = new double[Math.multiplyExact(rows, width)];
    for (int row = 0; row < rows; row++) {
      expand(dataset.features(), row, schema, fill, result, row * width);
    }
    return result;
  }

  private static void expand(
      double[] features, int row, Schema schema, double[] fill, double[] result, int start) {
    int columns = schema.columns().size();
    int out = start;
    for (int column = 0; column < columns; column++) {
      double value = features[row * columns + column];
      int levels = schema.columns().get(column).levels().size();
      if (levels == 0) {
        result[out++] = Double.isNaN(value) ? fill[column] : value;
      } else {
        for (int level = 0; level < levels; level++) {
          result[out++] = value == level ? 1 : 0;
        }
      }
    }
  }

  /** A float's largest value instead of infinity, for what lies absurdly far from training. */
  private static float finite(double value) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }

  private static JsonArray array(double[] values) {
    JsonArray array = new JsonArray();
    for (double value : values) {
      array.add(value);
    }
    return array;
  }

  private static double[] numbers(JsonFields fields, String name, int length) {
    double[] numbers = fields.numbers(name);
    if (numbers.length != length) {
      throw InvalidInputException.value(
          Message.of("json.count", fields.at(name)),
          numbers.length,
          Message.of("json.only", length));
    }
    return numbers;
  }
}
