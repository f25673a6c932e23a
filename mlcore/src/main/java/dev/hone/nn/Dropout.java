package dev.hone.nn;

import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/**
 * Inverted dropout (Srivastava et al. 2014): in training each element is 0 with probability rate,
 * else divided by 1 − rate; in inference nothing happens. The mask is an input of the step, {@code
 * name/mask}, of x's shape. Between recurrent layers this acts on the non-recurrent connections
 * only (Zaremba et al. 2014).
 *
 * @param rate 0 ≤ rate < 1; 0 adds nothing to the step
 */
public record Dropout(double rate) implements Layer {
  public Dropout {
    Checks.belowOne("dropout.rate", rate);
  }

  @Override
  public String kind() {
    return "dropout";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    return builder.training() && rate > 0
        ? Ops.mul(x, builder.noise(name + "/mask", x.shape(), Noise.Kind.DROPOUT, rate))
        : x;
  }
}
