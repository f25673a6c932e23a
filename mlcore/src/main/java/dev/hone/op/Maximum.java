package dev.hone.op;

import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;

/** The larger of a and b, with broadcasting; at ties the gradient goes half to each. */
record Maximum() implements BinaryOp {
  @Override
  public void vectors(float[] a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.max(a[i], b[i]);
    }
  }

  @Override
  public void vectorScalar(float[] a, float b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.max(a[i], b);
    }
  }

  @Override
  public void scalarVector(float a, float[] b, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.max(a, b[i]);
    }
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node a = node.inputs().get(0);
    Node b = node.inputs().get(1);
    Node shareOfA = Ops.add(0.5, Ops.mul(0.5, Ops.sign(Ops.sub(a, b))));
    return new Node[] {
      Broadcast.reduceTo(Ops.mul(upstream, shareOfA), a.shape()),
      Broadcast.reduceTo(Ops.mul(upstream, Ops.sub(1, shareOfA)), b.shape())
    };
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    BinaryOp.emit(node, emitter, TfLiteOperator.MAXIMUM);
  }
}
