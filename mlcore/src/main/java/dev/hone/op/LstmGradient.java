package dev.hone.op;

import dev.hone.graph.DType;
import dev.hone.graph.Kernel;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import java.util.Arrays;
import java.util.List;

/**
 * The way back through all steps of an {@link LstmSequence}: from its value [T·B, 7H], the
 * recurrent kernel [H, 4H] and the gradient with respect to the hidden states [T·B, H] to that with
 * respect to the projections [T·B, 4H].
 *
 * @param steps T, at least 2
 */
public record LstmGradient(int steps) implements Fused {
  @Override
  public TensorType type(List<TensorType> inputs) {
    boolean matrices =
        inputs.size() == 3
            && inputs.stream().allMatch(t -> t.dtype() == DType.FLOAT32 && t.shape().rank() == 2);
    if (!matrices || steps < 2 || !fit(inputs)) {
      throw new ShapeException(
          "values [T*B, 7H] of " + steps + " steps, kernel [H, 4H] and gradient [T*B, H]", inputs);
    }
    return TensorType.float32(inputs.get(0).shape().with(1, inputs.get(1).shape().dim(1)));
  }

  private boolean fit(List<TensorType> inputs) {
    int rows = inputs.get(0).shape().dim(0);
    int units = inputs.get(1).shape().dim(0);
    return rows % steps == 0
        && inputs.get(0).shape().dim(1) == LstmSequence.PARTS * units
        && inputs.get(1).shape().dim(1) == 4 * units
        && inputs.get(2).shape().equals(Shape.of(rows, units));
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return new LstmBackwardKernel(
        steps,
        buffers.outShape().dim(0) / steps,
        buffers.outShape().dim(1) / 4,
        buffers.in(0),
        buffers.in(1),
        buffers.in(2),
        buffers.out(),
        buffers.parallel());
  }

  @Override
  public Node expand(List<Node> inputs) {
    Node recurrent = inputs.get(1);
    int batch = inputs.get(0).shape().dim(0) / steps;
    int units = recurrent.shape().dim(0);
    Node[] rows = new Node[steps];
    Node ofMemory = null;
    for (int t = steps - 1; t >= 0; t--) {
      Node row = Ops.slice(inputs.get(0), 0, t * batch, batch);
      Node gates = LstmSequence.part(row, 0, 3, units);
      Node in = LstmSequence.part(row, 0, 1, units);
      Node forget = LstmSequence.part(row, 1, 1, units);
      Node out = LstmSequence.part(row, 2, 1, units);
      Node candidate = LstmSequence.part(row, 3, 1, units);
      Node shown = LstmSequence.part(row, LstmSequence.CELL_TANH, 1, units);
      Node ofHidden = Ops.slice(inputs.get(2), 0, t * batch, batch);
      if (t + 1 < steps) {
        ofHidden = Ops.add(ofHidden, Ops.matmul(rows[t + 1], recurrent, false, true));
      }
      Node here = Ops.mul(Ops.mul(ofHidden, out), Ops.sub(1, Ops.square(shown)));
      ofMemory = ofMemory == null ? here : Ops.add(ofMemory, here);
      Node ofForget =
          t == 0
              ? row.graph().filled(in.shape(), 0)
              : Ops.mul(ofMemory, memoryBefore(inputs.get(0), t, batch, units));
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

  private static Node memoryBefore(Node value, int t, int batch, int units) {
    Node row = Ops.slice(value, 0, (t - 1) * batch, batch);
    return LstmSequence.part(row, LstmSequence.CELL, 1, units);
  }
}
