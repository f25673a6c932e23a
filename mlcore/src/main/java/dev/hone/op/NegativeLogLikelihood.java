package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import dev.hone.kernels.Labels;
import java.util.List;

/**
 * −x at the label's place of each row: log probabilities [..., C] and int32 labels [...] in 0 … C −
 * 1 to [...]. After a {@link LogSoftmax} both go back as one {@link CrossEntropyGradient}.
 */
record NegativeLogLikelihood() implements Fused {
  @Override
  public TensorType type(List<TensorType> inputs) {
    boolean fits =
        inputs.size() == 2
            && inputs.get(0).dtype() == DType.FLOAT32
            && inputs.get(1).dtype() == DType.INT32
            && inputs.get(0).shape().rank() > 0
            && OneHot.append(inputs.get(1).shape(), inputs.get(0).shape().dim(-1))
                .equals(inputs.get(0).shape());
    if (!fits) {
      throw new ShapeException(Message.of("shape.likelihood"), inputs);
    }
    return TensorType.float32(inputs.get(1).shape());
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] x = buffers.in(0);
    int[] labels = buffers.intIn(1);
    float[] out = buffers.out();
    int classes = buffers.inputType(0).shape().dim(-1);
    int rows = buffers.outShape().size();
    return () -> {
      for (int row = 0; row < rows; row++) {
        Labels.check("NegativeLogLikelihood", labels[row], row, classes);
        out[row] = -x[row * classes + labels[row]];
      }
    };
  }

  @Override
  public Node expand(List<Node> inputs) {
    Shape shape = inputs.get(0).shape();
    Node hot = Ops.oneHot(inputs.get(1), shape.dim(-1));
    return Ops.neg(Ops.sum(Ops.mul(inputs.get(0), hot), List.of(shape.rank() - 1), false));
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Shape shape = node.inputs().get(0).shape();
    Node ofRow = Ops.reshape(Ops.neg(upstream), shape.with(-1, 1));
    return new Node[] {
      Ops.mul(ofRow, Ops.oneHot(node.inputs().get(1), shape.dim(-1))), NOT_DIFFERENTIABLE
    };
  }
}
