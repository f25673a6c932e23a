package dev.hone.nn;

import dev.hone.base.JsonFields;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.op.Ops;

/** A function on each element; also a layer without variables. */
public enum Activation implements Layer {
  /** x. */
  LINEAR,
  /** 1 / (1 + e⁻ˣ). */
  SIGMOID,
  TANH,
  /** max(x, 0). */
  RELU,
  /** x above 0, {@value #LEAK}·x below. */
  LEAKY_RELU,
  /** x above 0, eˣ − 1 below. */
  ELU,
  /** log(1 + eˣ). */
  SOFTPLUS;

  /** The slope of {@link #LEAKY_RELU} below 0. */
  public static final double LEAK = 0.01;

  /** Applies the function, shape unchanged. */
  public Node of(Node x) {
    return switch (this) {
      case LINEAR -> x;
      case SIGMOID -> Ops.sigmoid(x);
      case TANH -> Ops.tanh(x);
      case RELU -> Ops.relu(x);
      case LEAKY_RELU -> Ops.leakyRelu(x, LEAK);
      case ELU -> Ops.elu(x);
      case SOFTPLUS -> Ops.softplus(x);
    };
  }

  @Override
  public String kind() {
    return JsonFields.jsonName(this);
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    return of(x);
  }
}
