package dev.hone.op;

import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up what reaches a node by several paths. Two patterns of unrolled recurrent nets would
 * otherwise cost a tensor of the full size for each time step:
 *
 * <ul>
 *   <li>slices of one tensor: their padded gradients are joined instead of added (T² → T);
 *   <li>one matrix used at each step: Σ AₜᵀGₜ becomes one product of the joined Aₜ and Gₜ.
 * </ul>
 */
final class GradientSum {
  private GradientSum() {}

  static Node of(List<Node> contributions) {
    return contributions.size() == 1
        ? contributions.get(0)
        : add(joinProducts(joinPads(contributions)));
  }

  private static Node add(List<Node> terms) {
    Node sum = terms.get(0);
    for (Node term : terms.subList(1, terms.size())) {
      sum = Ops.add(sum, term);
    }
    return sum;
  }

  /**
   * Replaces padded parts along one axis, if they do not overlap unless they are the same part, by
   * one tensor.
   */
  private static List<Node> joinPads(List<Node> contributions) {
    int axis = -1;
    Map<Integer, List<Node>> partsByBegin = new TreeMap<>();
    List<Node> rest = new ArrayList<>();
    for (Node node : contributions) {
      if (node.op() instanceof Pad pad && (axis == -1 || axis == pad.axis())) {
        axis = pad.axis();
        partsByBegin
            .computeIfAbsent(pad.before(), key -> new ArrayList<>())
            .add(node.inputs().get(0));
      } else {
        rest.add(node);
      }
    }
    if (partsByBegin.size() < 2) {
      return contributions;
    }
    Shape whole = contributions.get(0).shape();
    List<Node> joined = new ArrayList<>();
    int at = 0;
    for (Map.Entry<Integer, List<Node>> part : partsByBegin.entrySet()) {
      List<Node> same = part.getValue();
      Shape shape = same.get(0).shape();
      int begin = part.getKey();
      if (begin < at || !same.stream().allMatch(node -> node.shape().equals(shape))) {
        return contributions;
      }
      addZeros(joined, same.get(0), whole, axis, begin - at);
      joined.add(of(same));
      at = begin + shape.dim(axis);
    }
    addZeros(joined, joined.get(0), whole, axis, whole.dim(axis) - at);
    rest.add(Ops.concat(joined, axis));
    return rest;
  }

  private static void addZeros(List<Node> joined, Node any, Shape whole, int axis, int length) {
    if (length > 0) {
      joined.add(any.graph().filled(whole.with(axis, length), 0));
    }
  }

  /** Replaces Σ AₜᵀGₜ by one product over the joined rows. */
  private static List<Node> joinProducts(List<Node> contributions) {
    List<Node> left = new ArrayList<>();
    List<Node> right = new ArrayList<>();
    List<Node> rest = new ArrayList<>();
    for (Node node : contributions) {
      if (node.op() instanceof MatMul product && product.transposeA() && !product.transposeB()) {
        left.add(node.inputs().get(0));
        right.add(node.inputs().get(1));
      } else {
        rest.add(node);
      }
    }
    if (left.size() < 2) {
      return contributions;
    }
    rest.add(Ops.matmul(Ops.concat(left, 0), Ops.concat(right, 0), true, false));
    return rest;
  }
}
