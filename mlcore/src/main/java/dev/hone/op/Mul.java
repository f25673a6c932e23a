package dev.hone.op;

import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;

/** a · b elementwise, with broadcasting. */
record Mul() implements BinaryOp {
  @Override
  public void vectors(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a[i] * b[i];
    }
  }

  @Override
  public void vectorScalar(float[] a, float b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a[i] * b;
    }
  }

  @Override
  public void scalarVector(float a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = a * b[i];
    }
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node a = node.inputs().get(0);
    Node b = node.inputs().get(1);
    return new Node[] {
      Broadcast.reduceTo(Ops.mul(upstream, b), a.shape()),
      Broadcast.reduceTo(Ops.mul(upstream, a), b.shape())
    };
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    BinaryOp.emit(node, emitter, TfLiteOperator.MUL);
  }
}
