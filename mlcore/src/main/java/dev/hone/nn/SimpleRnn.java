package dev.hone.nn;

import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.op.Ops;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The recurrent layer of Elman (1990): hₜ = activation(xₜ·kernel + bias + hₜ₋₁·recurrentKernel), h
 * from zero. [B, T, F] → [B, H], or [B, T, H]. Variables: kernel [F, H], recurrent-kernel [H, H],
 * bias [H], which starts at zero, and those that the activation learns, the same at every step.
 *
 * @param units H, at least 1
 * @param returnSequence whether all steps are given, or the last
 * @param changes of the hidden state from step to step
 */
public record SimpleRnn(
    int units,
    boolean returnSequence,
    Activation activation,
    Initializer initializer,
    Initializer recurrentInitializer,
    List<StateChange> changes)
    implements Layer {
  public SimpleRnn {
    Checks.positive("rnn.units", units);
    Checks.given("rnn.activation", activation);
    Checks.given("rnn.initializer", initializer);
    Checks.given("rnn.recurrentInitializer", recurrentInitializer);
    changes = List.copyOf(changes);
  }

  /** With tanh, Glorot uniform kernel and orthogonal recurrent kernel. */
  public SimpleRnn(int units, boolean returnSequence) {
    this(
        units,
        returnSequence,
        Activations.TANH,
        Initializers.GLOROT_UNIFORM,
        Initializers.ORTHOGONAL,
        List.of());
  }

  @Override
  public String kind() {
    return "rnn";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    List<Node> projected = Unrolling.project(x, builder, name, units, initializer, Initial.ZEROS);
    Node recurrent = Unrolling.recurrentKernel(builder, name, units, 1, recurrentInitializer);
    UnaryOperator<Node> function = activation.begin(builder, name, units);
    return Unrolling.run(
        projected,
        returnSequence,
        changes,
        builder,
        (input, hidden) ->
            function.apply(hidden == null ? input : Ops.add(input, Ops.matmul(hidden, recurrent))));
  }
}
