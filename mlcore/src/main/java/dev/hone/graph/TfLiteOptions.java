package dev.hone.graph;

import java.util.List;

/**
 * The attributes of a {@link TfLiteOperator}, at the graph's own rank (see {@link TfLiteEmitter}).
 */
public sealed interface TfLiteOptions {
  /** For operators that have no attributes, or none that matter. */
  TfLiteOptions NONE = new None();

  /** No attributes. */
  record None() implements TfLiteOptions {}

  /** CONCATENATION and GATHER. */
  record Axis(int axis) implements TfLiteOptions {}

  /** SUM, MEAN, REDUCE_MAX. */
  record Reduction(List<Integer> axes, boolean keepDims) implements TfLiteOptions {}

  /** BATCH_MATMUL; never set for the GPU delegate, which ignores them. */
  record Adjoint(boolean left, boolean right) implements TfLiteOptions {}

  /** LEAKY_RELU. */
  record Slope(float alpha) implements TfLiteOptions {}

  /** TRANSPOSE: axis i of the result is axis {@code order[i]} of the operand. */
  record Permutation(List<Integer> order) implements TfLiteOptions {}

  /** SLICE; the size is the result's shape. */
  record Begin(List<Integer> begin) implements TfLiteOptions {}

  /** PAD with zeros. */
  record Padding(List<Integer> before, List<Integer> after) implements TfLiteOptions {}

  /** TILE. */
  record Multiples(List<Integer> multiples) implements TfLiteOptions {}
}
