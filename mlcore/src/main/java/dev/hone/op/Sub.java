package dev.hone.op;

import dev.hone.graph.Node;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;

/** a − b, with broadcasting. */
public record Sub() implements BinaryOp {
  @Override
  public void vectors(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    for (int i = 0; i < n; i++) {
      out[oo + i] = a[ao + i] - b[bo + i];
    }
  }

  @Override
  public void vectorScalar(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    float s = b[bo];
    for (int i = 0; i < n; i++) {
      out[oo + i] = a[ao + i] - s;
    }
  }

  @Override
  public void scalarVector(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
    float s = a[ao];
    for (int i = 0; i < n; i++) {
      out[oo + i] = s - b[bo + i];
    }
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    Node a = node.inputs().get(0);
    Node b = node.inputs().get(1);
    return new Node[] {
      Broadcast.reduceTo(upstream, a.shape()), Broadcast.reduceTo(Ops.neg(upstream), b.shape())
    };
  }

  @Override
  public void lower(Node node, TfLiteEmitter emitter) {
    BinaryOp.emit(node, emitter, TfLiteOperator.SUB);
  }
}
