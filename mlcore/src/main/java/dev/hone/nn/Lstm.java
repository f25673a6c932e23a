package dev.hone.nn;

import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.nn.StateChange.State;
import dev.hone.op.Ops;
import java.util.Arrays;
import java.util.List;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al.
 * 2000, without peepholes). With a = xₜ·kernel + bias + hₜ₋₁·recurrentKernel cut into four gates:
 *
 * <pre>
 * i = σ(a₀)   f = σ(a₁)   o = σ(a₂)   g = tanh(a₃)
 * cₜ = f·cₜ₋₁ + i·g       hₜ = o·tanh(cₜ)
 * </pre>
 *
 * <p>All steps are one operation, {@link dev.hone.op.LstmSequence}, unless the states are changed
 * in between; h then comes from the c that was made, c is carried on changed. h and c start at
 * zero. The columns hold <b>input, forget, output, candidate</b>, so that one sigmoid serves three
 * gates (Keras and PyTorch store input, forget, candidate, output). [B, T, F] → [B, H], or [B, T,
 * H]. Variables: kernel [F, 4H], recurrent-kernel [H, 4H], bias [4H], which starts at 0, in the
 * forget gate at 1 so that the cell remembers at first (Jozefowicz et al. 2015).
 *
 * @param units H, at least 1
 * @param returnSequence whether all steps are given, or the last
 * @param changes of memory and hidden state from step to step
 * @param initializer of the kernel, gate by gate
 * @param recurrentInitializer of the recurrent kernel, gate by gate
 */
public record Lstm(
    int units,
    boolean returnSequence,
    Initializer initializer,
    Initializer recurrentInitializer,
    List<StateChange> changes)
    implements Layer {
  public Lstm {
    Checks.positive("lstm.units", units);
    Checks.given("lstm.initializer", initializer);
    Checks.given("lstm.recurrentInitializer", recurrentInitializer);
    changes = List.copyOf(changes);
  }

  /** With Glorot uniform kernel and orthogonal recurrent kernel. */
  public Lstm(int units, boolean returnSequence) {
    this(units, returnSequence, Initializers.GLOROT_UNIFORM, Initializers.ORTHOGONAL, List.of());
  }

  @Override
  public String kind() {
    return "lstm";
  }

  @Override
  public Node build(Node x, StepBuilder builder, String name) {
    Unrolling.Input input =
        Unrolling.input(x, builder, name, 4 * units, initializer.perBlock(4), forgetGateOpen());
    Node recurrent = Unrolling.recurrentKernel(builder, name, units, 4, recurrentInitializer);
    if (!changes.isEmpty()) {
      return unrolled(input, recurrent, x.shape(), builder);
    }
    int batch = x.shape().dim(0);
    int steps = x.shape().dim(1);
    Node hidden =
        Ops.lstm(input.rows(), input.kernel(), input.bias(), recurrent, steps, !returnSequence);
    return returnSequence
        ? Ops.transpose(Ops.reshape(hidden, Shape.of(steps, batch, units)), List.of(1, 0, 2))
        : hidden;
  }

  /** Step by step, where the states are changed in between. */
  private Node unrolled(Unrolling.Input input, Node recurrent, Shape x, StepBuilder builder) {
    Node all = Ops.add(Ops.matmul(input.rows(), input.kernel()), input.bias());
    Node[] cell = {null};
    return Unrolling.run(
        Unrolling.steps(all, x),
        returnSequence,
        changes,
        builder,
        (projected, hidden) -> {
          Node a = hidden == null ? projected : Ops.add(projected, Ops.matmul(hidden, recurrent));
          Node gates = Ops.sigmoid(Unrolling.gates(a, 0, 3, units));
          Node written =
              Ops.mul(
                  Unrolling.gates(gates, 0, 1, units), Ops.tanh(Unrolling.gates(a, 3, 1, units)));
          Node memory =
              cell[0] == null
                  ? written
                  : Ops.add(Ops.mul(Unrolling.gates(gates, 1, 1, units), cell[0]), written);
          cell[0] = Unrolling.carried(changes, State.CELL, cell[0], memory, builder);
          return Ops.mul(Unrolling.gates(gates, 2, 1, units), Ops.tanh(memory));
        });
  }

  private Initial forgetGateOpen() {
    return (shape, seed) -> {
      float[] bias = new float[shape.size()];
      Arrays.fill(bias, units, 2 * units, 1f);
      return bias;
    };
  }
}
