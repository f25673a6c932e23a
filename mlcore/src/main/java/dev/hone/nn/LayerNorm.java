package dev.hone.nn;

import dev.hone.base.Message;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable.Role;
import dev.hone.op.Ops;
import java.util.List;

/**
 * Layer normalisation (Ba et al. 2016) over the features of each row, the last axis of [B, F] or
 * [B, T, F]: scale·(x − mean)/√(variance + epsilon) + shift, with the biased variance; the same in
 * training and inference. Variables: scale [F] from 1, shift [F] from 0.
 *
 * @param epsilon added to the variance, above 0
 */
public record LayerNorm(double epsilon) implements Layer {
  public static final double DEFAULT_EPSILON = 1e-5;

  public LayerNorm {
    Checks.positive("layer-norm.epsilon", epsilon);
  }

  /** With the default epsilon. */
  public LayerNorm() {
    this(DEFAULT_EPSILON);
  }

  @Override
  public String kind() {
    return "layer-norm";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    Checks.floats(name, x, 2, 3, Message.of("shape.rows-or-steps"));
    Shape features = Shape.of(x.shape().dim(-1));
    Node scale =
        builder.parameter(name + "/scale", features, Role.NORMALIZATION, Initial.filled(1));
    Node shift = builder.parameter(name + "/shift", features, Role.NORMALIZATION, Initial.ZEROS);
    List<Integer> last = List.of(x.shape().rank() - 1);
    Node centered = Ops.sub(x, Ops.mean(x, last, true));
    // Epsilon goes in before the mean: the GPU delegate garbles a sum with a number after one.
    Node variance = Ops.mean(Ops.add(epsilon, Ops.square(centered)), last, true);
    return Ops.add(Ops.mul(Ops.mul(centered, Ops.rsqrt(variance)), scale), shift);
  }
}
