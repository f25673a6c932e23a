package dev.hone.op;

import dev.hone.base.Message;
import dev.hone.graph.DType;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.ShapeException;
import dev.hone.graph.TensorType;
import dev.hone.kernels.Kernel;
import java.util.Arrays;
import java.util.List;

/**
 * The way back through a {@link LogSoftmax} and the {@link NegativeLogLikelihood} of its rows: log
 * probabilities [..., C], the gradient u of each row's log likelihood [..., 1] and int32 labels
 * [...] to u·(1 at the label − the probabilities), [..., C].
 */
record CrossEntropyGradient() implements Fused {
  @Override
  public TensorType type(List<TensorType> inputs) {
    if (inputs.size() != 3 || !fit(inputs)) {
      throw new ShapeException(Message.of("shape.cross-entropy"), inputs);
    }
    return inputs.get(0);
  }

  private static boolean fit(List<TensorType> inputs) {
    Shape shape = inputs.get(0).shape();
    Shape labels = inputs.get(2).shape();
    return inputs.get(0).dtype() == DType.FLOAT32
        && inputs.get(2).dtype() == DType.INT32
        && shape.rank() > 0
        && OneHot.append(labels, shape.dim(-1)).equals(shape)
        && inputs.get(1).equals(TensorType.float32(OneHot.append(labels, 1)));
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    int classes = buffers.outShape().dim(-1);
    int rows = buffers.outShape().size() / classes;
    return buffers
        .kernels()
        .crossEntropyGradient(
            buffers.in(0), buffers.in(1), buffers.intIn(2), buffers.out(), rows, classes);
  }

  @Override
  public boolean elementwise() {
    return true;
  }

  @Override
  public Node expand(List<Node> inputs) {
    Node x = inputs.get(0);
    Node hot = Ops.mul(inputs.get(1), Ops.oneHot(inputs.get(2), x.shape().dim(-1)));
    return Ops.sub(hot, Ops.mul(Ops.exp(x), Ops.sumLast(hot)));
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node loss = Ops.sum(Ops.mul(expand(node.inputs()), upstream));
    List<Node> flows = Ops.gradients(loss, node.inputs().subList(0, 2));
    return Arrays.copyOf(flows.toArray(new Node[0]), 3);
  }
}
