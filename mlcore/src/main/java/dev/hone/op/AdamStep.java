package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import java.util.List;

/**
 * w − rate·m / (√v + floor) for w, m and v of one shape, rate and floor [1]: the update of Adam and
 * its kin.
 */
record AdamStep() implements Fused {
  @Override
  public TensorType type(List<TensorType> inputs) {
    TensorType one = TensorType.float32(Shape.of(1));
    if (inputs.size() != 5 || !inputs.get(3).equals(one) || !inputs.get(4).equals(one)) {
      throw new ShapeException(Message.of("shape.adam"), inputs);
    }
    return SameShape.of(inputs.subList(0, 3), 3);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers
        .kernels()
        .adam(
            buffers.in(0),
            buffers.in(1),
            buffers.in(2),
            buffers.in(3),
            buffers.in(4),
            buffers.out(),
            buffers.outShape().size(),
            buffers.parallel());
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public Node expand(List<Node> inputs) {
    Node step = Ops.div(inputs.get(1), Ops.add(Ops.sqrt(inputs.get(2)), inputs.get(4)));
    return Ops.sub(inputs.get(0), Ops.mul(step, inputs.get(3)));
  }
}
