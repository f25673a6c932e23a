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

  private static List<Node> joinPads(List<Node> contributions) {
    Map<Integer, List<Node>> padsByAxis = new TreeMap<>();
    List<Node> joined = new ArrayList<>();
    for (Node node : contributions) {
      if (node.op() instanceof Pad pad) {
        padsByAxis.computeIfAbsent(pad.axis(), key -> new ArrayList<>()).add(node);
      } else {
        joined.add(node);
      }
    }
    padsByAxis.forEach((axis, pads) -> joined.addAll(joinPads(axis, pads)));
    return joined;
  }

  /**
   * Replaces parts padded along one axis by one tensor, unless they overlap without being the same
   * part.
   */
  private static List<Node> joinPads(int axis, List<Node> pads) {
    if (pads.size() < 2) {
      return pads;
    }
    Map<Integer, List<Node>> partsByBegin = new TreeMap<>();
    for (Node node : pads) {
      partsByBegin
          .computeIfAbsent(((Pad) node.op()).before(), key -> new ArrayList<>())
          .add(node.inputs().get(0));
    }
    int at = 0;
    for (Map.Entry<Integer, List<Node>> part : partsByBegin.entrySet()) {
      Shape shape = part.getValue().get(0).shape();
      if (part.getKey() < at
          || !part.getValue().stream().allMatch(node -> node.shape().equals(shape))) {
        return pads;
      }
      at = part.getKey() + shape.dim(axis);
    }
    Shape whole = pads.get(0).shape();
    if (partsByBegin.size() == 1) {
      int begin = partsByBegin.keySet().iterator().next();
      return List.of(Ops.pad(of(partsByBegin.get(begin)), axis, begin, whole.dim(axis) - at));
    }
    List<Node> joined = new ArrayList<>();
    at = 0;
    for (Map.Entry<Integer, List<Node>> part : partsByBegin.entrySet()) {
      Node sum = of(part.getValue());
      addZeros(joined, sum, whole, axis, part.getKey() - at);
      joined.add(sum);
      at = part.getKey() + sum.shape().dim(axis);
    }
    addZeros(joined, joined.get(0), whole, axis, whole.dim(axis) - at);
    return List.of(Ops.concat(joined, axis));
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
