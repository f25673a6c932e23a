package dev.hone.initializers;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.graph.Initial;
import dev.hone.graph.Shape;
import java.util.List;
import java.util.function.Function;

/** All initialisers, one a line, and those that are used where nothing is said. */
public final class Initializers {
  private static final String KIND = "initializer";
  private static final String GLOROT = "Glorot and Bengio 2010";
  private static final String HE = "He et al. 2015";

  private static final Registry.Entry<Initializer> GAUSSIAN =
      of(
          Card.of(KIND, "gaussian", Parameter.of("sd", Range.above(0), 0.05).logarithmic()),
          values -> (shape, seed) -> Draws.normal(shape.size(), values.number("sd"), seed));

  public static final Registry<Initializer> ALL =
      new Registry<>(
          KIND,
          List.of(
              of("zeros", "", (shape, seed) -> new float[shape.size()]),
              GAUSSIAN,
              of(
                  "glorot-uniform",
                  GLOROT,
                  (shape, seed) -> Draws.uniform(shape.size(), glorot(shape), seed)),
              of(
                  "glorot-normal",
                  GLOROT,
                  (shape, seed) -> Draws.normal(shape.size(), glorot(shape), seed)),
              of("he-uniform", HE, (shape, seed) -> Draws.uniform(shape.size(), he(shape), seed)),
              of("he-normal", HE, (shape, seed) -> Draws.normal(shape.size(), he(shape), seed)),
              of(
                  "orthogonal",
                  "Saxe et al. 2013",
                  (shape, seed) -> {
                    int columns = shape.dim(-1);
                    return Draws.orthogonal(shape.size() / columns, columns, seed);
                  })));

  public static final Initializer ZEROS = of("zeros");
  public static final Initializer GLOROT_UNIFORM = of("glorot-uniform");
  public static final Initializer HE_NORMAL = of("he-normal");
  public static final Initializer ORTHOGONAL = of("orthogonal");

  private Initializers() {}

  /** Normal with mean 0 and this standard deviation, above 0. */
  public static Initializer gaussian(double sd) {
    return GAUSSIAN.make(Values.inOrder(GAUSSIAN.card(), sd));
  }

  /**
   * The initialiser that a text names: {@code he-normal}, {@code gaussian(0.1)}.
   *
   * @throws InvalidInputException listing the names there are, or the range of a parameter
   */
  public static Initializer of(String text) {
    return ALL.parse(text);
  }

  private static Registry.Entry<Initializer> of(String key, String paper, Initial draw) {
    return of(Card.of(KIND, key).withPaper(paper), values -> draw);
  }

  private static Registry.Entry<Initializer> of(Card card, Function<Values, Initial> draw) {
    return Registry.Entry.of(card, values -> new Initializer(values, draw.apply(values)));
  }

  /** Keeps the variance of activations and of gradients through linear layers. */
  private static double glorot(Shape shape) {
    return Math.sqrt(2.0 / ((double) fanIn(shape) + shape.dim(-1)));
  }

  /** Keeps the size of activations through ReLU layers. */
  private static double he(Shape shape) {
    return Math.sqrt(2.0 / fanIn(shape));
  }

  private static int fanIn(Shape shape) {
    return shape.dim(shape.rank() == 1 ? 0 : -2);
  }
}
