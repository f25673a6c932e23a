package dev.hone.train;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Preprocessor;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.graph.Shape;

/**
 * Numbers ready for a network: features after preprocessing, and targets.
 *
 * <ul>
 *   <li>features: row-major [size, rowShape...]: rows of [F], or sequences of [T, F]
 *   <li>labels or targets: row-major [size, targetsPerRow], one a row or one a step
 * </ul>
 */
public final class Examples {
  private final Shape rowShape;
  private final int size;
  private final float[] features;
  private final int[] labels;
  private final float[] targets;

  private Examples(Shape rowShape, float[] features, int[] labels, float[] targets) {
    this.rowShape = rowShape;
    this.size = features.length / rowShape.size();
    this.features = features;
    this.labels = labels;
    this.targets = targets;
    int targetCount = labels != null ? labels.length : targets.length;
    if (size * rowShape.size() != features.length || size == 0 || targetCount % size != 0) {
      throw new InvalidInputException(
          Message.of("train.examples", rowShape.toString(), features.length, targetCount));
    }
  }

  /** Rows with a class each, or a class for each step. */
  public static Examples classification(Shape rowShape, float[] features, int[] labels) {
    return new Examples(rowShape, features, labels, null);
  }

  /** Rows with a number each, or a number for each step. */
  public static Examples regression(Shape rowShape, float[] features, float[] targets) {
    return new Examples(rowShape, features, null, targets);
  }

  /** Rows as the network takes them. */
  public static Examples of(Preprocessor preprocessor, Dataset dataset) {
    float[] features = preprocessor.transform(dataset);
    return dataset.schema().task() == Task.CLASSIFICATION
        ? classification(rowShape(preprocessor), features, dataset.labels())
        : regression(rowShape(preprocessor), features, preprocessor.transformTargets(dataset));
  }

  /** [F] for tables, [T, F] for sequences. */
  public static Shape rowShape(Preprocessor preprocessor) {
    Schema schema = preprocessor.schema();
    return schema.steps() == 0
        ? Shape.of(preprocessor.width())
        : Shape.of(schema.steps(), preprocessor.width());
  }

  public int size() {
    return size;
  }

  /** [F] for rows, [T, F] for sequences. */
  public Shape rowShape() {
    return rowShape;
  }

  public boolean isClassification() {
    return labels != null;
  }

  public int targetsPerRow() {
    return (labels != null ? labels.length : targets.length) / size;
  }

  /** All features, row-major; not a copy. */
  public float[] features() {
    return features;
  }

  /** The label as a number, or the target, of one place in all rows' targets. */
  float labelOrTarget(int index) {
    return labels != null ? labels[index] : targets[index];
  }

  void copyFeatures(int row, float[] into, int intoRow) {
    int width = rowShape.size();
    System.arraycopy(features, row * width, into, intoRow * width, width);
  }

  void copyLabels(int row, int[] into, int intoRow) {
    int width = targetsPerRow();
    System.arraycopy(labels, row * width, into, intoRow * width, width);
  }

  /** Copies the row's targets, or its labels as numbers. */
  void copyTargets(int row, float[] into, int intoRow) {
    int width = targetsPerRow();
    for (int i = 0; i < width; i++) {
      int from = row * width + i;
      into[intoRow * width + i] = labels != null ? labels[from] : targets[from];
    }
  }
}
