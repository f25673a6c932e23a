package dev.hone.op;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteEmitter.Tensor;
import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import dev.hone.kernels.Kernel;
import java.util.List;

/** The logarithm of {@link Softmax}, without passing through probabilities that round to 0. */
record LogSoftmax() implements Op {
  @Override
  public TensorType type(List<TensorType> inputs) {
    return Softmax.rows(inputs);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    int n = buffers.outShape().dim(-1);
    return buffers
        .kernels()
        .logSoftmax(buffers.in(0), buffers.out(), buffers.outShape().size() / n, n);
  }

  /** Where one label of each row was taken, as one operation. */
  @Override
  public Node[] gradient(Node node, Node upstream) {
    if (upstream.op() instanceof Mul
        && upstream.inputs().get(1).op() instanceof OneHot
        && upstream.inputs().get(0).shape().equals(node.shape().with(-1, 1))) {
      Node labels = upstream.inputs().get(1).inputs().get(0);
      Node ofRow = upstream.inputs().get(0);
      return new Node[] {node.graph().apply(new CrossEntropyGradient(), node, ofRow, labels)};
    }
    Node softmax = Ops.exp(node);
    return new Node[] {Ops.sub(upstream, Ops.mul(softmax, Ops.sumLast(upstream)))};
  }

  /**
   * The GPU delegate has no LOG_SOFTMAX; there it is spelled out, relative to the largest as in the
   * kernel.
   */
  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    Tensor x = emitter.operand(0);
    if (emitter.target() == TfLiteEmitter.Target.CPU) {
      emitter.result(emitter.emit(TfLiteOperator.LOG_SOFTMAX, node.shape(), x));
      return;
    }
    int last = node.shape().rank() - 1;
    TfLiteOptions overLast = new TfLiteOptions.Reduction(List.of(last), true);
    Shape row = node.shape().with(last, 1);
    Tensor max = emitter.emit(TfLiteOperator.REDUCE_MAX, overLast, row, x);
    Tensor shifted = emitter.emit(TfLiteOperator.SUB, node.shape(), x, max);
    Tensor exp = emitter.emit(TfLiteOperator.EXP, node.shape(), shifted);
    Tensor sum = emitter.emit(TfLiteOperator.SUM, overLast, row, exp);
    Tensor logSum = emitter.emit(TfLiteOperator.LOG, row, sum);
    emitter.result(emitter.emit(TfLiteOperator.SUB, node.shape(), shifted, logSum));
  }
}
