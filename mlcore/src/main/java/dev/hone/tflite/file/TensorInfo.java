package dev.hone.tflite.file;

import dev.hone.graph.Shape;
import java.util.Locale;

/**
 * A tensor of a file.
 *
 * @param name as in the file
 * @param type as the schema calls it: {@code FLOAT32}, {@code INT32}, {@code UINT8}, ...
 * @param shape as in the file
 */
public record TensorInfo(String name, String type, Shape shape) {
  public static final String FLOAT32 = "FLOAT32";
  public static final String INT32 = "INT32";

  @Override
  public String toString() {
    return type.toLowerCase(Locale.ROOT) + " " + shape;
  }
}
