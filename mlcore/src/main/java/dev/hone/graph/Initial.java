package dev.hone.graph;

import dev.hone.base.Seed;
import java.util.Arrays;

/** The values that a variable starts with. */
@FunctionalInterface
public interface Initial {
  /** Zeros. */
  Initial ZEROS = filled(0);

  /**
   * Row-major values for a variable.
   *
   * @param seed the variable's own stream; equal seeds give equal values
   */
  float[] values(Shape shape, Seed seed);

  /** One value everywhere. */
  static Initial filled(double value) {
    return (shape, seed) -> {
      float[] values = new float[shape.size()];
      Arrays.fill(values, (float) value);
      return values;
    };
  }
}
