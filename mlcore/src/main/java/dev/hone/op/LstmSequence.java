package dev.hone.op;

import dev.hone.graph.DType;
import dev.hone.graph.Kernel;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * All steps of an LSTM. From x·W + b of every step, time-major [T·B, 4H] with the gates input,
 * forget, output, candidate side by side, and the recurrent kernel [H, 4H], to [T·B, 7H]: the gates
 * i, f, o, g after their functions, the memory c, tanh(c), and the hidden state h = o·tanh(c).
 *
 * @param steps T, at least 2: one step reads no recurrent kernel, and is its {@link #expand
 *     expansion}
 */
public record LstmSequence(int steps) implements Fused {
  static final int PARTS = 7;
  static final int CELL = 4;
  static final int CELL_TANH = 5;
  static final int HIDDEN = 6;

  @Override
  public TensorType type(List<TensorType> inputs) {
    boolean matrices =
        inputs.size() == 2
            && inputs.stream().allMatch(t -> t.dtype() == DType.FLOAT32 && t.shape().rank() == 2);
    if (!matrices
        || steps < 2
        || inputs.get(0).shape().dim(0) % steps != 0
        || inputs.get(0).shape().dim(1) != inputs.get(1).shape().dim(1)
        || inputs.get(1).shape().dim(1) != 4 * inputs.get(1).shape().dim(0)) {
      throw new ShapeException(
          "projections [T*B, 4H] of " + steps + " steps and a recurrent kernel [H, 4H]", inputs);
    }
    int units = inputs.get(1).shape().dim(0);
    return TensorType.float32(Shape.of(inputs.get(0).shape().dim(0), PARTS * units));
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return new LstmForwardKernel(
        steps,
        buffers.outShape().dim(0) / steps,
        buffers.outShape().dim(1) / PARTS,
        buffers.in(0),
        buffers.in(1),
        buffers.out(),
        buffers.parallel());
  }

  @Override
  public Node expand(List<Node> inputs) {
    return expand(inputs.get(0), inputs.get(1), steps);
  }

  static Node expand(Node projected, Node recurrent, int steps) {
    int batch = projected.shape().dim(0) / steps;
    int units = recurrent.shape().dim(0);
    List<Node> rows = new ArrayList<>();
    Node hidden = null;
    Node memory = null;
    for (int t = 0; t < steps; t++) {
      Node all = Ops.slice(projected, 0, t * batch, batch);
      if (hidden != null) {
        all = Ops.add(all, Ops.matmul(hidden, recurrent));
      }
      Node gates = Ops.sigmoid(part(all, 0, 3, units));
      Node candidate = Ops.tanh(part(all, 3, 1, units));
      Node written = Ops.mul(part(gates, 0, 1, units), candidate);
      memory =
          memory == null ? written : Ops.add(Ops.mul(part(gates, 1, 1, units), memory), written);
      Node shown = Ops.tanh(memory);
      hidden = Ops.mul(part(gates, 2, 1, units), shown);
      rows.add(Ops.concat(List.of(gates, candidate, memory, shown, hidden), 1));
    }
    return Ops.concat(rows, 0);
  }

  /** Columns of a number of parts. */
  static Node part(Node row, int first, int count, int units) {
    return Ops.slice(row, 1, first * units, count * units);
  }

  /** Through {@link LstmGradient} where only hidden states were used, as layers do. */
  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node ofHidden = ofHidden(node, upstream);
    if (ofHidden == null) {
      return expansionGradient(node, upstream);
    }
    Node recurrent = node.inputs().get(1);
    int rows = node.shape().dim(0);
    int batch = rows / steps;
    int units = recurrent.shape().dim(0);
    Node ofProjected = node.graph().apply(new LstmGradient(steps), node, recurrent, ofHidden);
    Node before = Ops.slice(part(node, HIDDEN, 1, units), 0, 0, rows - batch);
    return new Node[] {
      ofProjected, Ops.matmul(Ops.pad(before, 0, batch, 0), ofProjected, true, false)
    };
  }

  /** The part of the gradient that belongs to the hidden states, [T·B, H], if the rest is zero. */
  private static Node ofHidden(Node node, Node upstream) {
    int units = node.inputs().get(1).shape().dim(0);
    Pad columns = new Pad(1, HIDDEN * units, 0);
    if (upstream.op() == null) {
      return null;
    }
    if (upstream.op().equals(columns)) {
      return upstream.inputs().get(0);
    }
    if (upstream.op() instanceof Pad rows
        && rows.axis() == 0
        && columns.equals(upstream.inputs().get(0).op())) {
      Node some = upstream.inputs().get(0).inputs().get(0);
      return Ops.pad(some, 0, rows.before(), rows.after());
    }
    return null;
  }
}
