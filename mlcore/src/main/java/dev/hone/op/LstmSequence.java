package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.LstmForwardKernel;
import dev.hone.kernels.LstmLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All steps of an LSTM. From x of every step, time-major [T·B, F], the kernel [F, 4H], the bias
 * [4H] and the recurrent kernel [H, 4H], whose columns hold the gates input, forget, output,
 * candidate side by side, to [7T·B, H]: one after the other, all steps of the gates i, f, o, g
 * after their functions, of the memory c, of tanh(c), and of the hidden state h = o·tanh(c).
 *
 * @param steps T, at least 2: one step reads no recurrent kernel, and is its {@link #expand
 *     expansion}
 */
record LstmSequence(int steps) implements Fused {
  @Override
  public TensorType type(List<TensorType> inputs) {
    if (steps < 2 || inputs.size() != 4 || !fit(inputs)) {
      throw new ShapeException(Message.of("shape.lstm", steps), inputs);
    }
    int units = inputs.get(3).shape().dim(0);
    return TensorType.float32(Shape.of(LstmLayout.PARTS * inputs.get(0).shape().dim(0), units));
  }

  private boolean fit(List<TensorType> inputs) {
    Shape x = inputs.get(0).shape();
    Shape recurrent = inputs.get(3).shape();
    return inputs.stream().allMatch(type -> type.dtype() == DType.FLOAT32)
        && x.rank() == 2
        && x.dim(0) % steps == 0
        && recurrent.rank() == 2
        && recurrent.dim(1) == 4 * recurrent.dim(0)
        && inputs.get(1).shape().equals(Shape.of(x.dim(1), recurrent.dim(1)))
        && inputs.get(2).shape().equals(Shape.of(recurrent.dim(1)));
  }

  /** Those of the product of a row's input, one and hidden state with the gates' kernels. */
  @Override
  public long operations(Node node) {
    long rows = node.inputs().get(0).shape().dim(0);
    long features = node.inputs().get(0).shape().dim(1);
    long units = node.inputs().get(3).shape().dim(0);
    return 2 * rows * (features + 1 + units) * 4 * units;
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return new LstmForwardKernel(
        buffers.kernels(),
        new LstmLayout(
            steps,
            buffers.inputType(0).shape().dim(0) / steps,
            buffers.inputType(0).shape().dim(1),
            buffers.inputType(3).shape().dim(0)),
        buffers.in(0),
        buffers.in(1),
        buffers.in(2),
        buffers.in(3),
        buffers.out(),
        buffers.parallel());
  }

  @Override
  public Node expand(List<Node> inputs) {
    return expand(inputs, steps);
  }

  static Node expand(List<Node> inputs, int steps) {
    Node projected = Ops.add(Ops.matmul(inputs.get(0), inputs.get(1)), inputs.get(2));
    return expand(projected, inputs.get(3), steps);
  }

  private static Node expand(Node projected, Node recurrent, int steps) {
    int batch = projected.shape().dim(0) / steps;
    int units = recurrent.shape().dim(0);
    List<List<Node>> parts = new ArrayList<>();
    for (int part = 0; part < LstmLayout.PARTS; part++) {
      parts.add(new ArrayList<>());
    }
    Node hidden = null;
    Node memory = null;
    for (int t = 0; t < steps; t++) {
      Node all = Ops.slice(projected, 0, t * batch, batch);
      if (hidden != null) {
        all = Ops.add(all, Ops.matmul(hidden, recurrent));
      }
      Node gates = Ops.sigmoid(columns(all, 0, 3, units));
      Node in = columns(gates, 0, 1, units);
      Node forget = columns(gates, 1, 1, units);
      Node output = columns(gates, 2, 1, units);
      Node candidate = Ops.tanh(columns(all, 3, 1, units));
      Node written = Ops.mul(in, candidate);
      memory = memory == null ? written : Ops.add(Ops.mul(forget, memory), written);
      Node shown = Ops.tanh(memory);
      hidden = Ops.mul(output, shown);
      List<Node> step = List.of(in, forget, output, candidate, memory, shown, hidden);
      for (int part = 0; part < LstmLayout.PARTS; part++) {
        parts.get(part).add(step.get(part));
      }
    }
    return Ops.concat(
        parts.stream().map(part -> Ops.concat(part, 0)).collect(Collectors.toList()), 0);
  }

  private static Node columns(Node row, int first, int count, int units) {
    return Ops.slice(row, 1, first * units, count * units);
  }

  /** Some rows of one part. */
  static Node part(Node value, int part, int first, int count) {
    int rows = value.shape().dim(0) / LstmLayout.PARTS;
    return Ops.slice(value, 0, part * rows + first, count);
  }

  /**
   * Through {@link LstmGradient} where only hidden states were used, as layers do. The gradients of
   * both kernels and the bias are one product, [h₋₁, x, 1]ᵀ·g.
   */
  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node ofHidden = ofHidden(node, upstream);
    if (ofHidden == null) {
      return expansionGradient(node, upstream);
    }
    Node x = node.inputs().get(0);
    Node recurrent = node.inputs().get(3);
    int features = x.shape().dim(1);
    int units = recurrent.shape().dim(0);
    Node g = node.graph().apply(new LstmGradient(steps), node, recurrent, ofHidden);
    Node joined = node.graph().apply(new LstmInputs(steps), node, x);
    Node all = Ops.matmul(joined, g, true, false);
    return new Node[] {
      Ops.matmul(g, node.inputs().get(1), false, true),
      Ops.slice(all, 0, units, features),
      Ops.reshape(Ops.slice(all, 0, units + features, 1), Shape.of(4 * units)),
      Ops.slice(all, 0, 0, units)
    };
  }

  /** The part of the gradient that belongs to the hidden states, [T·B, H], if the rest is zero. */
  private static Node ofHidden(Node node, Node upstream) {
    int first = LstmLayout.HIDDEN * node.inputs().get(0).shape().dim(0);
    return upstream.op() instanceof Pad rows && rows.axis() == 0 && rows.before() >= first
        ? Ops.pad(upstream.inputs().get(0), 0, rows.before() - first, rows.after())
        : null;
  }
}
