package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteEmitter.Tensor;
import dev.hone.graph.TfLiteOperator;
import dev.hone.kernels.Kernel;

/**
 * log(1 + eˣ), computed as max(x, 0) + log(1 + e^−|x|) so that it neither overflows nor loses the
 * tail.
 */
public record Softplus() implements UnaryOp {
  @Override
  public Kernel kernel(KernelBuffers buffers) {
    return buffers.kernels().softplus(buffers.in(0), buffers.out(), buffers.outShape().size());
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.mul(upstream, Ops.sigmoid(node.inputs().get(0)))};
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    Tensor x = emitter.operand(0);
    Tensor magnitude = emitter.emit(TfLiteOperator.ABS, node.shape(), x);
    Tensor negative = emitter.emit(TfLiteOperator.NEG, node.shape(), magnitude);
    Tensor tail = emitter.emit(TfLiteOperator.EXP, node.shape(), negative);
    Tensor one = emitter.constant(Shape.SCALAR, 1f);
    Tensor sum = emitter.emit(TfLiteOperator.ADD, node.shape(), tail, one);
    Tensor log = emitter.emit(TfLiteOperator.LOG, node.shape(), sum);
    Tensor positive = emitter.emit(TfLiteOperator.RELU, node.shape(), x);
    emitter.result(emitter.emit(TfLiteOperator.ADD, node.shape(), positive, log));
  }
}
