package dev.hone.nn;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable.Role;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.op.Ops;

/**
 * A vector for each symbol: int32 [B] → [B, units], or int32 [B, T] → [B, T, units]. Symbols are 0
 * … vocabulary − 1; another stops the step with an error. Variable: table [vocabulary, units].
 *
 * @param vocabulary number of symbols, at least 1
 * @param units length of a vector, at least 1
 */
public record Embedding(int vocabulary, int units, Initializer initializer) implements Layer {
  public Embedding {
    Checks.positive("embedding.vocabulary", vocabulary);
    Checks.positive("embedding.units", units);
    Checks.given("embedding.initializer", initializer);
  }

  /** With standard normal vectors: what follows then sees features of variance 1. */
  public Embedding(int vocabulary, int units) {
    this(vocabulary, units, Initializers.gaussian(1));
  }

  @Override
  public String kind() {
    return "embedding";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    int rank = x.shape().rank();
    if (x.type().dtype() != DType.INT32 || rank < 1 || rank > 2) {
      throw Checks.misfit(name, Message.of("shape.indices"), x);
    }
    Shape shape = Shape.of(vocabulary, units);
    return Ops.gather(builder.parameter(name + "/table", shape, Role.WEIGHT, initializer), x);
  }
}
