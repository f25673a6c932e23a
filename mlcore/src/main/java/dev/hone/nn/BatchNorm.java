package dev.hone.nn;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable.Role;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) of each feature, the last axis of [B, F] or [B, T,
 * F]: scale·(x − mean)/√(variance + epsilon) + shift.
 *
 * <ul>
 *   <li>Training: mean and biased variance (divided by n) of the batch, over all axes but the last.
 *       After each step, moving ← momentum·moving + (1 − momentum)·batch.
 *   <li>Inference: the moving statistics, which start at 0 and 1.
 * </ul>
 *
 * <p>The moving variance averages the biased variance as well, as Keras does and as the paper does
 * not (PyTorch multiplies by n/(n − 1) there). Variables: scale [F] from 1, shift [F] from 0,
 * moving-mean [F], moving-variance [F].
 *
 * <p>In training, a batch with a single value a feature is refused: its variance says nothing.
 *
 * @param momentum of the moving statistics, 0 ≤ momentum < 1
 * @param epsilon added to the variance, above 0
 */
public record BatchNorm(double momentum, double epsilon) implements Layer {
  public static final double DEFAULT_MOMENTUM = 0.9;
  public static final double DEFAULT_EPSILON = 1e-5;

  public BatchNorm {
    Checks.belowOne("batch-norm.momentum", momentum);
    Checks.positive("batch-norm.epsilon", epsilon);
  }

  /** With the default momentum and epsilon. */
  public BatchNorm() {
    this(DEFAULT_MOMENTUM, DEFAULT_EPSILON);
  }

  @Override
  public String kind() {
    return "batch-norm";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    Checks.floats(name, x, 2, 3, Message.of("shape.rows-or-steps"));
    Shape features = Shape.of(x.shape().dim(-1));
    Node scale =
        builder.parameter(name + "/scale", features, Role.NORMALIZATION, Initial.filled(1));
    Node shift = builder.parameter(name + "/shift", features, Role.NORMALIZATION, Initial.ZEROS);
    Node movingMean =
        builder.state(name + "/moving-mean", features, Role.MOVING_STATISTIC, Initial.ZEROS);
    Node movingVariance =
        builder.state(
            name + "/moving-variance", features, Role.MOVING_STATISTIC, Initial.filled(1));
    if (!builder.training()) {
      Node gain = Ops.mul(scale, Ops.rsqrt(Ops.add(epsilon, movingVariance)));
      return Ops.add(Ops.mul(Ops.sub(x, movingMean), gain), shift);
    }
    if (x.shape().size() == features.size()) {
      throw new InvalidInputException(Message.of("nn.batch-of-one", name, x.type().toString()));
    }
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < x.shape().rank() - 1; axis++) {
      axes.add(axis);
    }
    Node mean = Ops.mean(x, axes, false);
    Node centered = Ops.sub(x, mean);
    // Epsilon goes in before the mean: the GPU delegate garbles a sum with a number after one.
    Node variance = Ops.mean(Ops.add(epsilon, Ops.square(centered)), axes, false);
    builder.assign(movingMean, blend(movingMean, mean));
    builder.assign(movingVariance, blend(movingVariance, Ops.add(-epsilon, variance)));
    return Ops.add(Ops.mul(centered, Ops.mul(scale, Ops.rsqrt(variance))), shift);
  }

  private Node blend(Node moving, Node batch) {
    return Ops.add(Ops.mul(momentum, moving), Ops.mul(1 - momentum, batch));
  }
}
