package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A handwriting of its own, made from strokes of others: points are rotated and sheared about the
 * middle, then each axis is stretched to 0..100 again, as the recorded digits are.
 *
 * @param degrees counter-clockwise
 * @param shear x grows by so much per unit of y: slant
 */
public record WritingStyle(double degrees, double shear) {
  private static final double SIZE = 100;

  /** A style that differs clearly from the usual: rotated by 20° to 35°, slanted by 0.3 to 0.6. */
  public static WritingStyle draw(Seed seed) {
    UniformRandomProvider random = seed.generator();
    double side = random.nextBoolean() ? 1 : -1;
    return new WritingStyle(side * random.nextDouble(20, 35), -side * random.nextDouble(0.3, 0.6));
  }

  /**
   * The same digits in this style.
   *
   * @param digits a table with columns x1, y1, x2, y2, ...
   * @throws InvalidInputException if the columns are no pairs
   */
  public Dataset apply(Dataset digits) {
    Schema schema = digits.schema();
    int columns = schema.columns().size();
    if (schema.steps() > 0 || columns % 2 != 0 || columns < 4) {
      throw new InvalidInputException(
          Message.of("finetune.points", schema.name(), columns, schema.steps()));
    }
    float[] styled = new float[digits.features().length];
    double cos = StrictMath.cos(Math.toRadians(degrees));
    double sin = StrictMath.sin(Math.toRadians(degrees));
    for (int from = 0; from < styled.length; from += columns) {
      for (int i = from; i < from + columns; i += 2) {
        double x = digits.features()[i] - SIZE / 2;
        double y = digits.features()[i + 1] - SIZE / 2;
        double slanted = x + shear * y;
        styled[i] = (float) (cos * slanted - sin * y);
        styled[i + 1] = (float) (sin * slanted + cos * y);
      }
      stretch(styled, from, columns);
      stretch(styled, from + 1, columns);
    }
    return Dataset.classification(schema, digits.size(), styled, digits.labels());
  }

  private static void stretch(float[] points, int first, int columns) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < columns; i += 2) {
      low = Math.min(low, points[first + i]);
      high = Math.max(high, points[first + i]);
    }
    for (int i = 0; i < columns; i += 2) {
      points[first + i] =
          high > low ? (float) (SIZE * (points[first + i] - low) / (high - low)) : 0;
    }
  }
}
