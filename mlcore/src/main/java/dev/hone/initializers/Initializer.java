package dev.hone.initializers;

import dev.hone.base.Parameter;
import dev.hone.base.Seed;
import dev.hone.base.Values;
import dev.hone.graph.Initial;
import dev.hone.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * How weights start. Fan-in and fan-out are the last two dimensions of a kernel [in, out]. (An
 * embedding table [vocabulary, units] counts as a kernel, as in Keras, though each look-up reads
 * one row only; {@code Embedding} therefore has a default of its own.) Biases take no initialiser.
 * Equal to others of the same card and parameters.
 */
public final class Initializer implements Initial {
  private final Values values;
  private final Initial draw;

  Initializer(Values values, Initial draw) {
    this.values = values;
    this.draw = draw;
  }

  /** Card and parameters. */
  public Values values() {
    return values;
  }

  @Override
  public float[] values(Shape shape, Seed seed) {
    return draw.values(shape, seed);
  }

  /**
   * This initialiser for a kernel that holds several matrices side by side in its columns, such as
   * the gates of an LSTM: each is drawn for itself, with its own fan-out.
   */
  public Initial perBlock(int blocks) {
    return (shape, seed) -> {
      int rows = shape.dim(0);
      int columns = shape.dim(1);
      int width = columns / blocks;
      float[] all = new float[shape.size()];
      for (int block = 0; block < blocks; block++) {
        float[] part = values(Shape.of(rows, width), seed.child(block));
        for (int row = 0; row < rows; row++) {
          System.arraycopy(part, row * width, all, row * columns + block * width, width);
        }
      }
      return all;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Initializer initializer && values.equals(initializer.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /**
   * What {@link Initializers#of} reads, with every parameter as Java prints it: {@code
   * gaussian(1.0E-4)}. Stored specifications are found by this text.
   */
  @Override
  public String toString() {
    List<String> numbers = new ArrayList<>();
    for (Parameter parameter : values.card().parameters()) {
      numbers.add(Double.toString(values.number(parameter.key())));
    }
    String key = values.card().key();
    return numbers.isEmpty() ? key : key + "(" + String.join(", ", numbers) + ")";
  }
}
