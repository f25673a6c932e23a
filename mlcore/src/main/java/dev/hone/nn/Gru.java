package dev.hone.nn;

import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable.Role;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.op.Ops;
import java.util.List;

/**
 * Gated recurrent unit (Cho et al. 2014) in the variant of cuDNN, PyTorch and Keras's {@code
 * reset_after=True}: the reset gate acts after the recurrent product, which has a bias of its own.
 * With a = xₜ·kernel + bias and u = hₜ₋₁·recurrentKernel + recurrentBias, each cut into three
 * gates:
 *
 * <pre>
 * r = σ(a₀ + u₀)   z = σ(a₁ + u₁)   n = tanh(a₂ + r·u₂)
 * hₜ = (1 − z)·n + z·hₜ₋₁
 * </pre>
 *
 * <p>h starts at zero. The columns hold <b>reset, update, new</b>, PyTorch's order. [B, T, F] → [B,
 * H], or [B, T, H]. Variables: kernel [F, 3H], recurrent-kernel [H, 3H], bias [3H], recurrent-bias
 * [3H], both of which start at zero.
 *
 * @param units H, at least 1
 * @param returnSequence whether all steps are given, or the last
 * @param initializer of the kernel, gate by gate
 * @param recurrentInitializer of the recurrent kernel, gate by gate
 * @param changes of the hidden state from step to step
 */
public record Gru(
    int units,
    boolean returnSequence,
    Initializer initializer,
    Initializer recurrentInitializer,
    List<StateChange> changes)
    implements Layer {
  public Gru {
    Checks.positive("gru.units", units);
    Checks.given("gru.initializer", initializer);
    Checks.given("gru.recurrentInitializer", recurrentInitializer);
    changes = List.copyOf(changes);
  }

  /** With Glorot uniform kernel and orthogonal recurrent kernel. */
  public Gru(int units, boolean returnSequence) {
    this(units, returnSequence, Initializers.GLOROT_UNIFORM, Initializers.ORTHOGONAL, List.of());
  }

  @Override
  public String kind() {
    return "gru";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    List<Node> projected =
        Unrolling.project(x, builder, name, 3 * units, initializer.perBlock(3), Initial.ZEROS);
    Node recurrent = Unrolling.recurrentKernel(builder, name, units, 3, recurrentInitializer);
    Node bias =
        builder.parameter(name + "/recurrent-bias", Shape.of(3 * units), Role.BIAS, Initial.ZEROS);
    Node biasRow = Ops.reshape(bias, Shape.of(1, 3 * units));
    return Unrolling.run(
        projected,
        returnSequence,
        changes,
        builder,
        (input, hidden) -> {
          Node carried = hidden == null ? biasRow : Ops.add(Ops.matmul(hidden, recurrent), biasRow);
          Node gates =
              Ops.sigmoid(
                  Ops.add(
                      Unrolling.gates(input, 0, 2, units), Unrolling.gates(carried, 0, 2, units)));
          Node reset = Unrolling.gates(gates, 0, 1, units);
          Node update = Unrolling.gates(gates, 1, 1, units);
          Node fresh =
              Ops.tanh(
                  Ops.add(
                      Unrolling.gates(input, 2, 1, units),
                      Ops.mul(reset, Unrolling.gates(carried, 2, 1, units))));
          // (1 − z)·n + z·h, with one product less.
          return hidden == null
              ? Ops.sub(fresh, Ops.mul(update, fresh))
              : Ops.add(fresh, Ops.mul(update, Ops.sub(hidden, fresh)));
        });
  }
}
