package dev.hone.data.table;

import dev.hone.base.Hash;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;

/**
 * Rows of features with their targets, in memory. Immutable by convention: the arrays are handed
 * out as they are, and nobody writes to them.
 *
 * <ul>
 *   <li>features: row-major [size, max(1, steps), columns]; NaN is a missing value, a categorical
 *       column holds the index of the level. Doubles: a clock of seconds keeps them, and only
 *       scaled values become floats
 *   <li>labels (classification): [size], or [size, steps] when there is a target for each step
 *   <li>targets (regression): the same
 * </ul>
 */
public final class Dataset {
  private final Schema schema;
  private final int size;
  private final double[] features;
  private final int[] labels;
  private final double[] targets;

  private Dataset(Schema schema, int size, double[] features, int[] labels, double[] targets) {
    this.schema = schema;
    this.size = size;
    this.features = features;
    this.labels = labels;
    this.targets = targets;
  }

  /**
   * Rows with a class each.
   *
   * @throws InvalidInputException if the schema is not for classification, an array has the wrong
   *     length, a feature is infinite or no level of its column, or a label is no class
   */
  public static Dataset classification(Schema schema, int size, double[] features, int[] labels) {
    requireTask(schema, Task.CLASSIFICATION);
    checkFeatures(schema, size, features);
    requireLength(schema, "labels", labels.length, (long) size * schema.targetsPerRow());
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= schema.classNames().size()) {
        throw InvalidInputException.value(
            Message.of("table.where.row", schema.name(), i / schema.targetsPerRow()),
            Message.of("table.label"),
            labels[i],
            Message.of("table.from-0", schema.classNames().size() - 1));
      }
    }
    return new Dataset(schema, size, features, labels, null);
  }

  /** The same with values that were measured, or drawn, as floats. */
  public static Dataset classification(Schema schema, int size, float[] features, int[] labels) {
    return classification(schema, size, widened(features), labels);
  }

  /**
   * Rows with a number each.
   *
   * @throws InvalidInputException if the schema is not for regression, an array has the wrong
   *     length, a feature is infinite or no level of its column, or a target is not finite
   */
  public static Dataset regression(Schema schema, int size, double[] features, double[] targets) {
    requireTask(schema, Task.REGRESSION);
    checkFeatures(schema, size, features);
    requireLength(schema, "targets", targets.length, (long) size * schema.targetsPerRow());
    for (int i = 0; i < targets.length; i++) {
      if (!isFinite(targets[i])) {
        throw new InvalidInputException(
            Message.of("table.target", schema.name(), targets[i], i / schema.targetsPerRow()));
      }
    }
    return new Dataset(schema, size, features, null, targets);
  }

  /** The same with values that were measured, or drawn, as floats. */
  public static Dataset regression(Schema schema, int size, float[] features, float[] targets) {
    return regression(schema, size, widened(features), widened(targets));
  }

  /**
   * Rows to predict, whose targets are not known.
   *
   * @throws InvalidInputException if the features do not fit the schema
   */
  public static Dataset withoutTargets(Schema schema, int size, double[] features) {
    checkFeatures(schema, size, features);
    return new Dataset(schema, size, features, null, null);
  }

  /** The same with values that were measured, or drawn, as floats. */
  public static Dataset withoutTargets(Schema schema, int size, float[] features) {
    return withoutTargets(schema, size, widened(features));
  }

  public Schema schema() {
    return schema;
  }

  /** The number of rows (of sequences, when there are steps). */
  public int size() {
    return size;
  }

  public double[] features() {
    return features;
  }

  /** False for rows that were read to be predicted. */
  public boolean hasTargets() {
    return labels != null || targets != null;
  }

  /**
   * The classes, as indices into the class names of the schema.
   *
   * @throws IllegalStateException if this is regression or {@link #hasTargets} is false
   */
  public int[] labels() {
    if (labels == null) {
      throw new IllegalStateException(
          "data set \"" + schema.name() + "\" has no labels: " + whatItHas());
    }
    return labels;
  }

  /**
   * The numbers to predict, in their own units.
   *
   * @throws IllegalStateException if this is classification or {@link #hasTargets} is false
   */
  public double[] targets() {
    if (targets == null) {
      throw new IllegalStateException(
          "data set \"" + schema.name() + "\" has no numeric targets: " + whatItHas());
    }
    return targets;
  }

  /**
   * Rows of a table read as sequences: the columns are taken in their order, step after step, so
   * {@code x1, y1, x2, y2} in 2 steps are two steps of two features.
   *
   * @param steps at least 2, and such that the columns can be shared out evenly
   * @throws InvalidInputException if the columns cannot be shared out, or one is not numeric
   */
  public Dataset inSteps(int steps) {
    int columns = schema.columns().size();
    if (schema.steps() > 0 || steps < 2 || columns % steps != 0) {
      throw new InvalidInputException(Message.of("table.in-steps", schema.name(), steps, columns));
    }
    for (Column column : schema.columns()) {
      if (!column.isNumeric()) {
        throw new InvalidInputException(
            Message.of("table.in-steps.numeric", schema.name(), column.name()));
      }
    }
    Schema sequences =
        new Schema(
            schema.name(),
            schema.task(),
            new Schema.Sequence(steps, false, true),
            schema.columns().subList(0, columns / steps),
            schema.targetName(),
            schema.classNames());
    return new Dataset(sequences, size, features, labels, targets);
  }

  /**
   * These rows, in this order; a row may be named more than once.
   *
   * @throws InvalidInputException if a row is not there
   */
  public Dataset subset(int[] rows) {
    int rowLength = schema.rowSteps() * schema.columns().size();
    int perRow = schema.targetsPerRow();
    double[] someFeatures = new double[Math.multiplyExact(rows.length, rowLength)];
    int[] someLabels = labels == null ? null : new int[rows.length * perRow];
    double[] someTargets = targets == null ? null : new double[rows.length * perRow];
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      requireRow(row);
      System.arraycopy(features, row * rowLength, someFeatures, i * rowLength, rowLength);
      if (labels != null) {
        System.arraycopy(labels, row * perRow, someLabels, i * perRow, perRow);
      }
      if (targets != null) {
        System.arraycopy(targets, row * perRow, someTargets, i * perRow, perRow);
      }
    }
    return new Dataset(schema, rows.length, someFeatures, someLabels, someTargets);
  }

  /** How many labels there are of each class. */
  public int[] classCounts() {
    int[] counts = new int[schema.classNames().size()];
    for (int label : labels()) {
      counts[label]++;
    }
    return counts;
  }

  /** SHA-256 of schema, features and targets, in hexadecimal: the provenance of a run. */
  public String hash() {
    return hash(Double.BYTES);
  }

  /**
   * The hash that the same data had while values were kept as floats: what was stored with it is
   * still known as trained on these data.
   */
  public String formerHash() {
    return hash(Float.BYTES);
  }

  private String hash(int bytes) {
    MessageDigest digest = Hash.sha256();
    digest.update(schema.toJson().toString().getBytes(StandardCharsets.UTF_8));
    digest.update(ByteBuffer.allocate(4).putInt(size).array());
    update(digest, features, bytes);
    if (targets != null) {
      update(digest, targets, bytes);
    }
    if (labels != null) {
      ByteBuffer buffer = ByteBuffer.allocate(4 * labels.length);
      buffer.asIntBuffer().put(labels);
      digest.update(buffer.array());
    }
    return Hash.hex(digest.digest());
  }

  void requireRow(int row) {
    if (row < 0 || row >= size) {
      throw InvalidInputException.value(
          Message.of("table.where", schema.name()),
          Message.of("table.row"),
          row,
          Message.of("table.from-0", size - 1));
    }
  }

  private Message whatItHas() {
    if (!hasTargets()) {
      return Message.of("table.no-target");
    }
    return Message.of("table.its-task", Message.of("task." + JsonFields.jsonName(schema.task())));
  }

  private static void update(MessageDigest digest, double[] values, int bytes) {
    int chunk = 4096;
    ByteBuffer buffer = ByteBuffer.allocate(bytes * chunk);
    for (int start = 0; start < values.length; start += chunk) {
      int end = Math.min(start + chunk, values.length);
      ((Buffer) buffer).clear(); // its return type is newer than Android 8
      for (int i = start; i < end; i++) {
        if (bytes == Float.BYTES) {
          buffer.putFloat((float) values[i]);
        } else {
          buffer.putDouble(values[i]);
        }
      }
      digest.update(buffer.array(), 0, bytes * (end - start));
    }
  }

  private static boolean isFinite(double value) {
    return !Double.isNaN(value) && !Double.isInfinite(value);
  }

  private static double[] widened(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  private static void checkFeatures(Schema schema, int size, double[] features) {
    if (size < 1) {
      throw new InvalidInputException(Message.of("table.rows", schema.name(), size));
    }
    int columns = schema.columns().size();
    requireLength(schema, "features", features.length, (long) size * schema.rowSteps() * columns);
    int[] levels = schema.columns().stream().mapToInt(c -> c.levels().size()).toArray();
    for (int i = 0; i < features.length; i++) {
      double value = features[i];
      int column = i % columns;
      if (Double.isNaN(value)) {
        continue;
      }
      boolean fits =
          levels[column] == 0
              ? !Double.isInfinite(value)
              : value >= 0 && value < levels[column] && value == (int) value;
      if (!fits) {
        throw InvalidInputException.value(
            Message.of("table.where.row", schema.name(), i / columns / schema.rowSteps()),
            Message.of("table.column", schema.columns().get(column).name()),
            value,
            levels[column] == 0
                ? Message.of("table.finite")
                : Message.of("table.levels", levels[column] - 1));
      }
    }
  }

  private static void requireTask(Schema schema, Task task) {
    if (schema.task() != task) {
      throw new InvalidInputException(
          Message.of(
              "table.task",
              schema.name(),
              JsonFields.jsonName(schema.task()),
              JsonFields.jsonName(task)));
    }
  }

  private static void requireLength(Schema schema, String what, int received, long expected) {
    if (received != expected) {
      throw new InvalidInputException(
          Message.of(
              "table.length", schema.name(), received, Message.of("table." + what), expected));
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %d rows, %d steps, %d columns, %s",
        schema.name(),
        size,
        schema.steps(),
        schema.columns().size(),
        schema.task() == Task.CLASSIFICATION && labels != null
            ? "classes " + Arrays.toString(classCounts())
            : schema.task());
  }
}
