package dev.hone.nn;

import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/**
 * Adds normal noise in training, nothing in inference. Put first, it is input noise, which for
 * small noise acts as a penalty on the slope of the network (Bishop 1995). The noise is an input of
 * the step, {@code name/noise}, of x's shape.
 *
 * @param sd standard deviation in the units of x, at least 0; 0 adds nothing to the step
 */
public record GaussianNoise(double sd) implements Layer {
  public GaussianNoise {
    Checks.atLeastZero("gaussian-noise.sd", sd);
  }

  @Override
  public String kind() {
    return "gaussian-noise";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    return builder.training() && sd > 0
        ? Ops.add(x, builder.noise(name + "/noise", x.shape(), Noise.Kind.GAUSSIAN, sd))
        : x;
  }
}
