package dev.hone.graph;

/**
 * A parameter or state with what it starts as and what it is for.
 *
 * @param node a parameter or state node; its name identifies the variable in files
 */
public record Variable(Node node, Role role, Initial initial) {
  public Variable {
    if (!node.isVariable()) {
      throw new IllegalArgumentException(node + " is no parameter or state");
    }
  }

  /** What a variable is for; penalties and weight decay act on weights alone. */
  public enum Role {
    /** Multiplies activations: kernels, recurrent kernels, embeddings. */
    WEIGHT,
    /** Is added to activations, or shapes one. */
    BIAS,
    /** Scale or shift after a normalisation. */
    NORMALIZATION,
    /** Moving mean or variance, not trained. */
    MOVING_STATISTIC,
    /** What an optimiser remembers, not trained. */
    OPTIMIZER
  }

  public String name() {
    return node.name();
  }

  public Shape shape() {
    return node.shape();
  }

  public boolean trained() {
    return node.kind() == Node.Kind.PARAMETER;
  }
}
