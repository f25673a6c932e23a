package dev.hone.tflite.write;

import dev.hone.graph.TfLiteOperator;
import dev.hone.graph.TfLiteOptions;
import java.util.Arrays;
import java.util.List;

/** The constant operands that only say how: axes, permutations, begins and sizes, paddings. */
final class ShapeOperands {
  private static final int[] SCALAR = {};

  private ShapeOperands() {}

  /**
   * Tensors that follow an operator's data operands.
   *
   * @param shift how many axes were put before the operand's own
   * @param dims the result's shape in the file
   */
  static List<Integer> of(
      SubgraphBuilder subgraph,
      TfLiteOperator operator,
      TfLiteOptions options,
      int shift,
      int[] dims) {
    return switch (operator) {
      case SUM, MEAN, REDUCE_MAX ->
          List.of(
              subgraph.ints(
                  "axes",
                  ((TfLiteOptions.Reduction) options)
                      .axes().stream().mapToInt(axis -> axis + shift).toArray()));
      case TRANSPOSE -> {
        int[] order = axes(shift, ((TfLiteOptions.Permutation) options).order(), 0);
        for (int axis = 0; axis < order.length; axis++) {
          order[axis] = axis < shift ? axis : order[axis] + shift;
        }
        yield List.of(subgraph.ints("permutation", order));
      }
      case SLICE ->
          List.of(
              subgraph.ints("begin", axes(shift, ((TfLiteOptions.Begin) options).begin(), 0)),
              subgraph.ints("size", dims));
      case TILE ->
          List.of(
              subgraph.ints(
                  "multiples", axes(shift, ((TfLiteOptions.Multiples) options).multiples(), 1)));
      case PAD -> {
        TfLiteOptions.Padding padding = (TfLiteOptions.Padding) options;
        int[] before = axes(shift, padding.before(), 0);
        int[] after = axes(shift, padding.after(), 0);
        int[] pairs = new int[2 * before.length];
        for (int axis = 0; axis < before.length; axis++) {
          pairs[2 * axis] = before[axis];
          pairs[2 * axis + 1] = after[axis];
        }
        yield List.of(subgraph.ints("paddings", new int[] {before.length, 2}, pairs));
      }
      case ONE_HOT ->
          List.of(
              subgraph.ints("depth", SCALAR, dims[dims.length - 1]),
              subgraph.floats("on", SCALAR, 1f),
              subgraph.floats("off", SCALAR, 0f));
      case SCATTER_ND -> List.of(subgraph.ints("shape", dims));
      default -> List.of();
    };
  }

  /** One number an axis, with {@code filler} for the axes that were put before. */
  private static int[] axes(int shift, List<Integer> own, int filler) {
    int[] all = new int[shift + own.size()];
    Arrays.fill(all, filler);
    for (int i = 0; i < own.size(); i++) {
      all[shift + i] = own.get(i);
    }
    return all;
  }
}
