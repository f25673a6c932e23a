package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;
import java.util.List;

/** The mean over some axes. */
record Mean(List<Integer> axes, boolean keepDims) implements Reduction {
  public Mean {
    axes = List.copyOf(axes);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return Sum.kernel(this, buffers, 1f / foldedCount(buffers.inputType(0).shape()));
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node input = node.inputs().get(0);
    return new Node[] {unfold(Ops.mul(1.0 / foldedCount(input.shape()), upstream), input.shape())};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emit(node, emitter, TfLiteOperator.MEAN);
  }
}
