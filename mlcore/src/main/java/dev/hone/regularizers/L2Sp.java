package dev.hone.regularizers;

import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.nn.Checks;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * L2-SP (Li, Grandvalet and Davoine, Explicit Inductive Bias for Transfer Learning, ICML 2018):
 * what is fine-tuned is pulled towards where it started instead of towards zero, ½·alpha·Σ(w −
 * base)² over all trained variables that the base has, plus ½·beta·Σw² over the new weights (role
 * {@link Variable.Role#WEIGHT}), those of a new head. Summed, not averaged; gradients are alpha·(w
 * − base) and beta·w.
 *
 * @param alpha at least 0
 * @param beta at least 0
 * @param base values by name of variable; not copied
 */
public record L2Sp(double alpha, double beta, Map<String, float[]> base) {
  public static final L2Sp NONE = new L2Sp(0, 0, Map.of());

  public L2Sp {
    Checks.atLeastZero("l2-sp", alpha);
    Checks.atLeastZero("l2-sp-head", beta);
    base = new LinkedHashMap<>(base);
  }

  /**
   * Adds the penalty on a step's trained variables, those added so far.
   *
   * @return a scalar of rank 0; empty where nothing is pulled
   */
  public Optional<Node> of(StepBuilder builder) {
    List<Node> terms = new ArrayList<>();
    for (Variable variable : builder.parameters()) {
      float[] start = base.get(variable.name());
      if (start != null && alpha > 0) {
        Node from = builder.graph().constant(variable.shape(), start);
        terms.add(Ops.mul(0.5 * alpha, Ops.sum(Ops.square(Ops.sub(variable.node(), from)))));
      } else if (start == null && beta > 0 && variable.role() == Variable.Role.WEIGHT) {
        terms.add(Ops.mul(0.5 * beta, Ops.sum(Ops.square(variable.node()))));
      }
    }
    return terms.stream().reduce(Ops::add);
  }
}
