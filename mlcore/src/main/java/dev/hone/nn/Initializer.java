package dev.hone.nn;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Seed;
import dev.hone.graph.Initial;
import dev.hone.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * How weights start. Fan-in and fan-out are the last two dimensions of a kernel [in, out]. (An
 * embedding table [vocabulary, units] counts as a kernel, as in Keras, though each look-up reads
 * one row only; {@link Embedding} therefore has a default of its own.) Biases take no initialiser.
 *
 * @param kind the distribution
 * @param sd the standard deviation of {@link Kind#GAUSSIAN}, above 0; 0 for the other kinds
 */
public record Initializer(Kind kind, double sd) implements Initial {
  /** A distribution; its name in files and on the command line is in lower case with hyphens. */
  public enum Kind {
    /** All weights 0: hidden units then stay alike for ever, which is worth seeing once. */
    ZEROS,
    /** Normal with mean 0 and a given standard deviation. */
    GAUSSIAN,
    /**
     * Uniform with variance 2 / (fan-in + fan-out), which keeps the variance of activations and of
     * gradients through linear layers (Glorot and Bengio 2010).
     */
    GLOROT_UNIFORM,
    /** Normal with variance 2 / (fan-in + fan-out). */
    GLOROT_NORMAL,
    /**
     * Uniform with variance 2 / fan-in, which keeps the size of activations through ReLU layers (He
     * et al. 2015).
     */
    HE_UNIFORM,
    /** Normal (not truncated) with variance 2 / fan-in. */
    HE_NORMAL,
    /**
     * A random matrix with orthonormal rows or columns, whichever are fewer: it keeps lengths
     * through many recurrent steps (Saxe et al. 2013).
     */
    ORTHOGONAL
  }

  public static final Initializer ZEROS = of(Kind.ZEROS);
  public static final Initializer GLOROT_UNIFORM = of(Kind.GLOROT_UNIFORM);
  public static final Initializer GLOROT_NORMAL = of(Kind.GLOROT_NORMAL);
  public static final Initializer HE_UNIFORM = of(Kind.HE_UNIFORM);
  public static final Initializer HE_NORMAL = of(Kind.HE_NORMAL);
  public static final Initializer ORTHOGONAL = of(Kind.ORTHOGONAL);

  /** The standard deviation when the text says only {@code gaussian}. */
  public static final double DEFAULT_SD = 0.05;

  public Initializer {
    Checks.given("kind of initializer", kind);
    if (kind == Kind.GAUSSIAN) {
      Checks.positive("standard deviation of initializer gaussian", sd);
    } else if (sd != 0) {
      throw InvalidInputException.of(
          "standard deviation of initializer %s is %s; only gaussian has one, allowed is 0",
          JsonFields.jsonName(kind), sd);
    }
  }

  /** Normal with mean 0. */
  public static Initializer gaussian(double sd) {
    return new Initializer(Kind.GAUSSIAN, sd);
  }

  /**
   * The initialiser that a text names: a kind in lower case with hyphens, or {@code gaussian(0.1)}.
   *
   * @throws InvalidInputException listing the names there are
   */
  public static Initializer of(String text) {
    List<String> allowed = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (JsonFields.jsonName(kind).equals(text)) {
        return of(kind);
      }
      allowed.add(JsonFields.jsonName(kind));
    }
    if (text.startsWith("gaussian(") && text.endsWith(")")) {
      try {
        return gaussian(Double.parseDouble(text.substring(9, text.length() - 1)));
      } catch (NumberFormatException e) {
        throw new InvalidInputException(
            "initializer is \"" + text + "\"; allowed is a number such as gaussian(0.1)", e);
      }
    }
    throw InvalidInputException.of(
        "initializer is \"%s\"; allowed are %s, and gaussian(sd) such as gaussian(0.1)",
        text, String.join(", ", allowed));
  }

  private static Initializer of(Kind kind) {
    return new Initializer(kind, kind == Kind.GAUSSIAN ? DEFAULT_SD : 0);
  }

  @Override
  public float[] values(Shape shape, Seed seed) {
    int fanIn = shape.dim(shape.rank() == 1 ? 0 : -2);
    int fanOut = shape.dim(-1);
    double glorot = Math.sqrt(2.0 / ((double) fanIn + fanOut));
    double he = Math.sqrt(2.0 / fanIn);
    return switch (kind) {
      case ZEROS -> new float[shape.size()];
      case GAUSSIAN -> Draws.normal(shape.size(), sd, seed);
      case GLOROT_UNIFORM -> Draws.uniform(shape.size(), glorot, seed);
      case GLOROT_NORMAL -> Draws.normal(shape.size(), glorot, seed);
      case HE_UNIFORM -> Draws.uniform(shape.size(), he, seed);
      case HE_NORMAL -> Draws.normal(shape.size(), he, seed);
      case ORTHOGONAL -> Draws.orthogonal(shape.size() / fanOut, fanOut, seed);
    };
  }

  /**
   * This initialiser for a kernel that holds several matrices side by side in its columns, such as
   * the gates of an LSTM: each is drawn for itself, with its own fan-out.
   */
  Initial perBlock(int blocks) {
    return (shape, seed) -> {
      int rows = shape.dim(0);
      int columns = shape.dim(1);
      int width = columns / blocks;
      float[] values = new float[shape.size()];
      for (int block = 0; block < blocks; block++) {
        float[] part = values(Shape.of(rows, width), seed.child(block));
        for (int row = 0; row < rows; row++) {
          System.arraycopy(part, row * width, values, row * columns + block * width, width);
        }
      }
      return values;
    };
  }

  /** What {@link #of(String)} reads. */
  @Override
  public String toString() {
    String name = JsonFields.jsonName(kind);
    return kind == Kind.GAUSSIAN ? name + "(" + sd + ")" : name;
  }
}
