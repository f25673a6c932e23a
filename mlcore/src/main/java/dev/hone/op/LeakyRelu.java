package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import dev.hone.kernels.Kernel;

/** x above 0 and αx below (Maas et al. 2013); the derivative at 0 is taken as α. */
public record LeakyRelu(float alpha) implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers
        .kernels()
        .leakyRelu(buffers.in(0), alpha, buffers.out(), buffers.outShape().size());
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node positive = Ops.sign(Ops.relu(node.inputs().get(0)));
    return new Node[] {Ops.mul(upstream, Ops.add(alpha, Ops.mul(1 - alpha, positive)))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    emitter.result(
        emitter.emit(
            TfLiteOperator.LEAKY_RELU,
            new TfLiteOptions.Slope(alpha),
            node.shape(),
            emitter.operand(0)));
  }
}
