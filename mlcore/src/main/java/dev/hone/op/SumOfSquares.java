package dev.hone.op;

import dev.hone.graph.Kernel;
import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import java.util.List;

/** The sum of the squares of all elements, a scalar of rank 0; in float64, in a fixed order. */
public record SumOfSquares() implements Fused {
  @Override
  public TensorType type(List<TensorType> inputs) {
    UnaryOp.onlyFloat(inputs);
    return TensorType.float32(Shape.SCALAR);
  }

  @Override
  public Kernel kernel(KernelBuffers buffers) {
    float[] x = buffers.in(0);
    float[] out = buffers.out();
    int n = buffers.inputType(0).shape().size();
    return () -> out[0] = (float) sum(x, n);
  }

  /** Four sums side by side: one alone waits for each addition before it. */
  private static double sum(float[] x, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      float x0 = x[i];
      float x1 = x[i + 1];
      float x2 = x[i + 2];
      float x3 = x[i + 3];
      s0 += x0 * x0;
      s1 += x1 * x1;
      s2 += x2 * x2;
      s3 += x3 * x3;
    }
    for (; i < n; i++) {
      s0 += x[i] * x[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  @Override
  public Node expand(List<Node> inputs) {
    return Ops.sum(Ops.square(inputs.get(0)));
  }

  @Override
  public Node[] gradient(Node node, Node upstream) {
    return new Node[] {Ops.mul(upstream, Ops.mul(2, node.inputs().get(0)))};
  }
}
