package dev.hone.op;

import dev.hone.graph.Graph;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Shape;
import dev.hone.graph.TfLiteEmitter;
import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An operation that others could express, with a kernel of its own because a measurement asked for
 * one. Its expansion is what TensorFlow Lite gets, and what is differentiated where the operation
 * has no gradient of its own.
 */
interface Fused extends Op {
  /** The same value, made of primitive operations. */
  Node expand(List<Node> inputs);

  @Override
  default Node[] gradient(Node node, Node upstream) {
    return expansionGradient(node, upstream);
  }

  /** The gradients of the expansion. */
  default Node[] expansionGradient(Node node, Node upstream) {
    Node loss = Ops.sum(Ops.mul(expand(node.inputs()), upstream));
    return Ops.gradients(loss, node.inputs()).toArray(new Node[0]);
  }

  /** Lowers the expansion, operation by operation, in a graph of its own. */
  @Override
  default void lower(Node node, TfLiteEmitter emitter) {
    Graph graph = new Graph();
    List<Node> inputs = new ArrayList<>();
    Map<Node, TfLiteEmitter.Tensor> tensors = new HashMap<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      Node input = graph.input("x" + i, node.inputs().get(i).type());
      inputs.add(input);
      tensors.put(input, emitter.operand(i));
    }
    Node result = expand(inputs);
    Set<Node> needed = needed(result);
    for (Node each : graph.nodes()) {
      if (!needed.contains(each)) {
        continue;
      }
      if (each.kind() == Node.Kind.CONSTANT) {
        tensors.put(each, emitter.constant(each.shape(), each.constantValues()));
      } else if (each.kind() == Node.Kind.OPERATION) {
        each.op().lower(each, new Part(each, tensors, emitter));
      }
    }
    emitter.result(Objects.requireNonNull(tensors.get(result)));
  }

  private static Set<Node> needed(Node result) {
    Set<Node> needed = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(result));
    while (!open.isEmpty()) {
      Node next = open.remove(open.size() - 1);
      if (needed.add(next)) {
        open.addAll(next.inputs());
      }
    }
    return needed;
  }

  /** Passes on what one operation of an expansion emits. */
  record Part(Node node, Map<Node, Tensor> tensors, TfLiteEmitter emitter)
      implements TfLiteEmitter {
    @Override
    public Target target() {
      return emitter.target();
    }

    @Override
    public Tensor operand(int index) {
      return tensors.get(node.inputs().get(index));
    }

    @Override
    public Tensor constant(Shape shape, float... values) {
      return emitter.constant(shape, values);
    }

    @Override
    public Tensor emit(
        TfLiteOperator operator, TfLiteOptions options, Shape shape, Tensor... operands) {
      return emitter.emit(operator, options, shape, operands);
    }

    @Override
    public void result(Tensor tensor) {
      tensors.put(node, tensor);
    }
  }
}
