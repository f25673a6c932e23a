package dev.hone.tflite.write;

import dev.hone.graph.KernelBuffers;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import dev.hone.kernels.KernelSet;
import dev.hone.kernels.KernelSets;
import dev.hone.kernels.Parallel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Computes what depends on constants alone, by the operations' own kernels: a batch normalisation's
 * scale in a file for inference, for example, where weights are constants.
 */
final class ConstantFolding {
  private ConstantFolding() {}

  /**
   * Values of constants and of operations on them.
   *
   * @param needed the nodes to look at
   * @param weights values of variables that are constants in this file; not changed
   */
  static Map<Node, float[]> of(
      Iterable<Node> graph, Set<Node> needed, Map<String, float[]> weights) {
    Map<Node, float[]> known = new HashMap<>();
    for (Node node : graph) {
      if (!needed.contains(node)) {
        continue;
      }
      if (node.kind() == Node.Kind.CONSTANT) {
        known.put(node, node.constantValues());
      } else if (node.isVariable() && weights.containsKey(node.name())) {
        known.put(node, weights.get(node.name()));
      } else if (node.kind() == Node.Kind.OPERATION && known.keySet().containsAll(node.inputs())) {
        float[] out = new float[node.shape().size()];
        node.op().kernel(new Buffers(node, known, out)).run();
        known.put(node, out);
      }
    }
    return known;
  }

  /** An operation's constant inputs. */
  private static final class Buffers implements KernelBuffers {
    private final Node node;
    private final Map<Node, float[]> known;
    private final float[] out;

    Buffers(Node node, Map<Node, float[]> known, float[] out) {
      this.node = node;
      this.known = known;
      this.out = out;
    }

    @Override
    public float[] in(int index) {
      return known.get(node.inputs().get(index));
    }

    @Override
    public int[] intIn(int index) {
      throw new IllegalStateException("int32 tensors are fed, never constant: " + node);
    }

    @Override
    public float[] out() {
      return out;
    }

    @Override
    public TensorType inputType(int index) {
      return node.inputs().get(index).type();
    }

    @Override
    public int inputs() {
      return node.inputs().size();
    }

    @Override
    public Shape outShape() {
      return node.shape();
    }

    @Override
    public KernelSet kernels() {
      return KernelSets.PORTABLE;
    }

    @Override
    public Parallel parallel() {
      return Parallel.SEQUENTIAL;
    }
  }
}
