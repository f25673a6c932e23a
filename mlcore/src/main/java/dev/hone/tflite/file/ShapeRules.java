package dev.hone.tflite.file;

import dev.hone.tflite.file.OperatorRules.Check;
import dev.hone.tflite.file.OperatorRules.Rule;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ReshapeOptions;
import org.tensorflow.lite.schema.SqueezeOptions;
import org.tensorflow.lite.schema.StridedSliceOptions;

/** Rules of the operators that move values without computing; see {@link OperatorRules}. */
final class ShapeRules {
  private static final int MAX_RANK = 5;

  private ShapeRules() {}

  static void addTo(Map<Integer, Rule> rules) {
    add(
        rules,
        BuiltinOperator.RESHAPE,
        1,
        BuiltinOptions.ReshapeOptions,
        1,
        2,
        ShapeRules::reshape);
    add(
        rules,
        BuiltinOperator.SQUEEZE,
        2,
        BuiltinOptions.SqueezeOptions,
        1,
        1,
        ShapeRules::squeeze);
    byte expand = BuiltinOptions.ExpandDimsOptions;
    add(rules, BuiltinOperator.EXPAND_DIMS, 1, expand, 2, 2, ShapeRules::expandDims);
    byte transpose = BuiltinOptions.TransposeOptions;
    add(rules, BuiltinOperator.TRANSPOSE, 4, transpose, 2, 2, ShapeRules::transpose);
    add(rules, BuiltinOperator.SLICE, 5, BuiltinOptions.SliceOptions, 3, 3, ShapeRules::slice);
    byte strided = BuiltinOptions.StridedSliceOptions;
    add(rules, BuiltinOperator.STRIDED_SLICE, 5, strided, 4, 4, ShapeRules::stridedSlice);
    add(rules, BuiltinOperator.PAD, 3, BuiltinOptions.PadOptions, 2, 2, ShapeRules::pad);
    add(rules, BuiltinOperator.TILE, 3, BuiltinOptions.TileOptions, 2, 2, ShapeRules::tile);
  }

  private static void add(
      Map<Integer, Rule> rules,
      int code,
      int version,
      byte options,
      int min,
      int max,
      Check check) {
    rules.put(
        code,
        new Rule(
            version,
            options,
            false,
            min,
            max,
            use -> {
              OperatorRules.sameType(use);
              use.require(use.outputs() == 1, "tflite.rule.results", use.outputs());
              int rank = Math.max(use.dims(0).length, use.outputDims(0).length);
              use.require(rank <= MAX_RANK, "tflite.rule.shape-rank", rank);
              check.run(use);
            }));
  }

  static int[] without(int[] dims, int axis) {
    int[] result = Arrays.copyOf(dims, dims.length - 1);
    System.arraycopy(dims, axis + 1, result, axis, dims.length - 1 - axis);
    return result;
  }

  private static void reshape(OperatorUse use) {
    int[] shape;
    if (use.inputs() == 2) {
      shape = use.ints(1);
      use.require(use.dims(1).length == 1, "tflite.rule.vector");
    } else {
      ReshapeOptions options = use.options(new ReshapeOptions());
      shape = new int[options.newShapeLength()];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = options.newShape(i);
      }
    }
    long size = OperatorUse.size(use.dims(0));
    int open = -1;
    long known = 1;
    for (int i = 0; i < shape.length; i++) {
      use.require(
          shape[i] >= 1 || (shape[i] == -1 && open < 0),
          "tflite.rule.shape",
          Arrays.toString(shape));
      if (shape[i] == -1) {
        open = i;
      } else {
        known *= shape[i];
        use.require(known <= size, "tflite.rule.reshape", Arrays.toString(shape), size);
      }
    }
    if (open >= 0) {
      shape[open] = (int) (size / known);
    }
    use.require(
        OperatorUse.size(shape) == size, "tflite.rule.reshape", Arrays.toString(shape), size);
    use.requireOutput(0, shape);
  }

  private static void squeeze(OperatorUse use) {
    int[] dims = use.dims(0);
    SqueezeOptions options = use.options(new SqueezeOptions());
    boolean[] drop = new boolean[dims.length];
    for (int i = 0; i < options.squeezeDimsLength(); i++) {
      drop[use.axis(options.squeezeDims(i), dims.length)] = true;
    }
    int[] result = new int[dims.length];
    int rank = 0;
    for (int i = 0; i < dims.length; i++) {
      boolean dropped = options.squeezeDimsLength() == 0 ? dims[i] == 1 : drop[i];
      use.require(!dropped || dims[i] == 1, "tflite.rule.axis-size", i, dims[i]);
      if (!dropped) {
        result[rank++] = dims[i];
      }
    }
    use.requireOutput(0, Arrays.copyOf(result, rank));
  }

  private static void expandDims(OperatorUse use) {
    int[] dims = use.dims(0);
    int[] axes = use.ints(1);
    use.require(axes.length == 1, "tflite.rule.axes", axes.length);
    int axis = use.axis(axes[0], dims.length + 1);
    int[] result = new int[dims.length + 1];
    for (int i = 0; i < result.length; i++) {
      result[i] = i < axis ? dims[i] : i == axis ? 1 : dims[i - 1];
    }
    use.requireOutput(0, result);
  }

  private static void transpose(OperatorUse use) {
    int[] dims = use.dims(0);
    int[] order = use.ints(1);
    use.require(order.length == dims.length, "tflite.rule.permutation", Arrays.toString(order));
    boolean[] seen = new boolean[dims.length];
    int[] result = new int[dims.length];
    for (int i = 0; i < order.length; i++) {
      boolean fits = order[i] >= 0 && order[i] < dims.length && !seen[order[i]];
      use.require(fits, "tflite.rule.permutation", Arrays.toString(order));
      seen[order[i]] = true;
      result[i] = dims[order[i]];
    }
    use.requireOutput(0, result);
  }

  private static void slice(OperatorUse use) {
    int[] dims = use.dims(0);
    int[] begin = use.ints(1);
    int[] size = use.ints(2);
    use.require(
        begin.length == dims.length && size.length == dims.length,
        "tflite.rule.begin-size",
        Arrays.toString(begin),
        Arrays.toString(size));
    for (int i = 0; i < dims.length; i++) {
      boolean inside = begin[i] >= 0 && begin[i] < dims[i];
      use.require(inside, "tflite.rule.begin", Arrays.toString(begin), Arrays.toString(dims));
      if (size[i] == -1) {
        size[i] = dims[i] - begin[i];
      }
      use.require(
          size[i] >= 1 && size[i] <= dims[i] - begin[i],
          "tflite.rule.size",
          Arrays.toString(size),
          Arrays.toString(dims));
    }
    use.requireOutput(0, size);
  }

  private static void stridedSlice(OperatorUse use) {
    StridedSliceOptions options = use.options(new StridedSliceOptions());
    use.require(
        options.ellipsisMask() == 0 && options.newAxisMask() == 0 && !options.offset(),
        "tflite.rule.masks");
    int[] dims = use.dims(0);
    use.require(dims.length <= 4, "tflite.rule.rank", dims.length);
    int[] begin = use.ints(1);
    int[] end = use.ints(2);
    int[] strides = use.ints(3);
    use.require(
        begin.length == dims.length && end.length == dims.length && strides.length == dims.length,
        "tflite.rule.strided");
    int[] result = new int[dims.length];
    int rank = 0;
    for (int i = 0; i < dims.length; i++) {
      use.require(strides[i] == 1, "tflite.rule.stride", strides[i]);
      boolean shrinks = (options.shrinkAxisMask() >> i & 1) != 0;
      int from = (options.beginMask() >> i & 1) != 0 ? 0 : fromStart(begin[i], dims[i]);
      int to = (options.endMask() >> i & 1) != 0 ? dims[i] : fromStart(end[i], dims[i]);
      if (shrinks) {
        to = from + 1;
      }
      use.require(from >= 0 && from < to && to <= dims[i], "tflite.rule.axis-range", i, from, to);
      if (!shrinks) {
        result[rank++] = to - from;
      }
    }
    use.requireOutput(0, Arrays.copyOf(result, rank));
  }

  private static int fromStart(int index, int dim) {
    return index < 0 ? index + dim : index;
  }

  private static void pad(OperatorUse use) {
    int[] dims = use.dims(0);
    int[] pads = use.ints(1);
    use.require(
        Arrays.equals(use.dims(1), new int[] {dims.length, 2}),
        "tflite.rule.paddings-shape",
        Arrays.toString(use.dims(1)));
    for (int i = 0; i < dims.length; i++) {
      int before = pads[2 * i];
      int after = pads[2 * i + 1];
      long dim = (long) dims[i] + before + after;
      use.require(
          before >= 0 && after >= 0 && dim <= Integer.MAX_VALUE,
          "tflite.rule.paddings",
          before,
          after);
      dims[i] = (int) dim;
    }
    use.requireOutput(0, dims);
  }

  private static void tile(OperatorUse use) {
    int[] dims = use.dims(0);
    int[] multiples = use.ints(1);
    use.require(
        multiples.length == dims.length, "tflite.rule.multiples", Arrays.toString(multiples));
    for (int i = 0; i < dims.length; i++) {
      long dim = (long) dims[i] * multiples[i];
      use.require(
          multiples[i] >= 1 && dim <= Integer.MAX_VALUE,
          "tflite.rule.multiples",
          Arrays.toString(multiples));
      dims[i] = (int) dim;
    }
    use.requireOutput(0, dims);
  }
}
