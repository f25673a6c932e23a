package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.LstmBackwardKernel;
import dev.hone.kernels.LstmLayout;
import java.util.Arrays;
import java.util.List;

/**
 * The way back through all steps of an {@link LstmSequence}: from its value [7T·B, H], the
 * recurrent kernel [H, 4H] and the gradient with respect to the hidden states [T·B, H] to that with
 * respect to the projections [T·B, 4H].
 *
 * @param steps T, at least 2
 */
record LstmGradient(int steps) implements Fused {
  @Override
  public TensorType type(List<TensorType> inputs) {
    boolean matrices =
        inputs.size() == 3
            && inputs.stream().allMatch(t -> t.dtype() == DType.FLOAT32 && t.shape().rank() == 2);
    if (!matrices || steps < 2 || !fit(inputs)) {
      throw new ShapeException(Message.of("shape.lstm-gradient", steps), inputs);
    }
    return TensorType.float32(Shape.of(inputs.get(2).shape().dim(0), inputs.get(1).shape().dim(1)));
  }

  private boolean fit(List<TensorType> inputs) {
    int rows = inputs.get(2).shape().dim(0);
    int units = inputs.get(1).shape().dim(0);
    return rows % steps == 0
        && inputs.get(0).shape().equals(Shape.of(LstmLayout.PARTS * rows, units))
        && inputs.get(1).shape().dim(1) == 4 * units
        && inputs.get(2).shape().dim(1) == units;
  }

  /** Those of the product of the gates' gradients with the recurrent kernel. */
  @Override
  public long operations(Node node) {
    return 2L * node.shape().size() * node.inputs().get(1).shape().dim(0);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return new LstmBackwardKernel(
        buffers.kernels(),
        new LstmLayout(steps, buffers.outShape().dim(0) / steps, 0, buffers.outShape().dim(1) / 4),
        buffers.in(0),
        buffers.in(1),
        buffers.in(2),
        buffers.out(),
        buffers.parallel());
  }

  @Override
  public Node expand(List<Node> inputs) {
    Node recurrent = inputs.get(1);
    Node value = inputs.get(0);
    int batch = inputs.get(2).shape().dim(0) / steps;
    Node[] rows = new Node[steps];
    Node ofMemory = null;
    for (int t = steps - 1; t >= 0; t--) {
      int first = t * batch;
      Node in = LstmSequence.part(value, 0, first, batch);
      Node forget = LstmSequence.part(value, 1, first, batch);
      Node out = LstmSequence.part(value, 2, first, batch);
      Node candidate = LstmSequence.part(value, 3, first, batch);
      Node shown = LstmSequence.part(value, LstmLayout.CELL_TANH, first, batch);
      Node gates = Ops.concat(List.of(in, forget, out), 1);
      Node ofHidden = Ops.slice(inputs.get(2), 0, first, batch);
      if (t + 1 < steps) {
        ofHidden = Ops.add(ofHidden, Ops.matmul(rows[t + 1], recurrent, false, true));
      }
      Node here = Ops.mul(Ops.mul(ofHidden, out), Ops.sub(1, Ops.square(shown)));
      ofMemory = ofMemory == null ? here : Ops.add(ofMemory, here);
      Node ofForget =
          t == 0
              ? value.graph().filled(in.shape(), 0)
              : Ops.mul(ofMemory, LstmSequence.part(value, LstmLayout.CELL, first - batch, batch));
      Node ofGates =
          Ops.concat(List.of(Ops.mul(ofMemory, candidate), ofForget, Ops.mul(ofHidden, shown)), 1);
      rows[t] =
          Ops.concat(
              List.of(
                  Ops.mul(ofGates, Ops.mul(gates, Ops.sub(1, gates))),
                  Ops.mul(Ops.mul(ofMemory, in), Ops.sub(1, Ops.square(candidate)))),
              1);
      ofMemory = Ops.mul(ofMemory, forget);
    }
    return Ops.concat(Arrays.asList(rows), 0);
  }
}
