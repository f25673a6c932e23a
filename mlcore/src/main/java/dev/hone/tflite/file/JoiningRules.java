package dev.hone.tflite.file;

import static org.tensorflow.lite.schema.BuiltinOperator.*;

import dev.hone.tflite.file.OperatorRules.Check;
import dev.hone.tflite.file.OperatorRules.Rule;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;
import org.tensorflow.lite.schema.GatherOptions;
import org.tensorflow.lite.schema.OneHotOptions;
import org.tensorflow.lite.schema.PackOptions;
import org.tensorflow.lite.schema.SplitOptions;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.schema.UnpackOptions;

/**
 * Rules of the operators that join tensors, divide them, or pick from them by an index; see {@link
 * OperatorRules}.
 */
final class JoiningRules {
  private static final int MAX_OPERANDS = 512;

  private JoiningRules() {}

  static void addTo(Map<Integer, Rule> rules) {
    byte join = BuiltinOptions.ConcatenationOptions;
    rules.put(CONCATENATION, needed(3, join, 1, MAX_OPERANDS, JoiningRules::concat));
    rules.put(SPLIT, needed(4, BuiltinOptions.SplitOptions, 2, 2, JoiningRules::split));
    rules.put(PACK, needed(4, BuiltinOptions.PackOptions, 1, MAX_OPERANDS, JoiningRules::pack));
    rules.put(UNPACK, needed(4, BuiltinOptions.UnpackOptions, 1, 1, JoiningRules::unpack));
    rules.put(GATHER, needed(5, BuiltinOptions.GatherOptions, 2, 2, JoiningRules::gather));
    rules.put(ONE_HOT, needed(1, BuiltinOptions.OneHotOptions, 4, 4, JoiningRules::oneHot));
    byte scatter = BuiltinOptions.ScatterNdOptions;
    rules.put(SCATTER_ND, new Rule(1, scatter, false, 3, 3, JoiningRules::scatter));
  }

  private static Rule needed(int version, byte options, int min, int max, Check check) {
    return new Rule(version, options, true, min, max, check);
  }

  private static void concat(OperatorUse use) {
    OperatorRules.sameType(use);
    use.require(use.outputs() == 1, "tflite.rule.results", use.outputs());
    int[] result = use.dims(0);
    use.require(result.length >= 1 && result.length <= 5, "tflite.rule.rank", result.length);
    int axis = use.axis(use.options(new ConcatenationOptions()).axis(), result.length);
    long sum = result[axis];
    for (int i = 1; i < use.inputs(); i++) {
      use.require(use.type(i) == use.type(0), "tflite.rule.types");
      int[] dims = use.dims(i);
      use.require(dims.length == result.length, "tflite.rule.several-ranks");
      sum += dims[axis];
      dims[axis] = result[axis];
      use.require(Arrays.equals(dims, result), "tflite.rule.fit", i);
    }
    use.require(sum <= Integer.MAX_VALUE, "tflite.rule.result-size");
    result[axis] = (int) sum;
    use.requireOutput(0, result);
  }

  private static void split(OperatorUse use) {
    int[] axes = use.ints(0);
    use.require(axes.length == 1, "tflite.rule.axes", axes.length);
    use.require(
        use.type(1) == TensorType.FLOAT32 && use.outputs() >= 1, "tflite.rule.its-operand-float");
    int[] dims = use.dims(1);
    use.require(dims.length <= OperatorRules.MAX_ARITHMETIC_RANK, "tflite.rule.rank", dims.length);
    int axis = use.axis(axes[0], dims.length);
    int parts = use.options(new SplitOptions()).numSplits();
    use.require(
        parts == use.outputs() && dims[axis] % parts == 0,
        "tflite.rule.parts",
        parts,
        dims[axis],
        use.outputs());
    dims[axis] /= parts;
    for (int i = 0; i < parts; i++) {
      use.require(use.outputType(i) == TensorType.FLOAT32, "tflite.rule.a-result-float", i);
      use.requireOutput(i, dims);
    }
  }

  private static void pack(OperatorUse use) {
    OperatorRules.sameType(use);
    PackOptions options = use.options(new PackOptions());
    use.require(
        options.valuesCount() == use.inputs() && use.outputs() == 1,
        "tflite.rule.packs",
        options.valuesCount(),
        use.inputs());
    int[] dims = use.dims(0);
    use.require(dims.length < OperatorRules.MAX_ARITHMETIC_RANK, "tflite.rule.rank", dims.length);
    for (int i = 1; i < use.inputs(); i++) {
      use.require(
          use.type(i) == use.type(0) && Arrays.equals(use.dims(i), dims), "tflite.rule.fit", i);
    }
    use.requireOutput(0, inserted(dims, use.axis(options.axis(), dims.length + 1), use.inputs()));
  }

  private static int[] inserted(int[] dims, int axis, int dim) {
    int[] result = new int[dims.length + 1];
    for (int i = 0; i < result.length; i++) {
      result[i] = i < axis ? dims[i] : i == axis ? dim : dims[i - 1];
    }
    return result;
  }

  private static void unpack(OperatorUse use) {
    OperatorRules.sameType(use);
    UnpackOptions options = use.options(new UnpackOptions());
    int[] dims = use.dims(0);
    use.require(
        dims.length >= 1 && dims.length <= OperatorRules.MAX_ARITHMETIC_RANK,
        "tflite.rule.rank",
        dims.length);
    int axis = use.axis(options.axis(), dims.length);
    use.require(
        options.num() == use.outputs() && dims[axis] == use.outputs(),
        "tflite.rule.results-of",
        use.outputs(),
        dims[axis]);
    for (int i = 0; i < use.outputs(); i++) {
      use.requireOutput(i, ShapeRules.without(dims, axis));
    }
  }

  private static void gather(OperatorUse use) {
    OperatorRules.sameType(use);
    use.require(use.outputs() == 1, "tflite.rule.results", use.outputs());
    use.require(use.type(1) == TensorType.INT32, "tflite.rule.indices");
    GatherOptions options = use.options(new GatherOptions());
    int[] dims = use.dims(0);
    int[] indices = use.dims(1);
    use.require(dims.length >= 1 && dims.length - 1 + indices.length <= 5, "tflite.rule.high-rank");
    int axis = use.axis(options.axis(), dims.length);
    use.require(options.batchDims() == 0, "tflite.rule.batch");
    int[] result = new int[dims.length - 1 + indices.length];
    int at = 0;
    for (int i = 0; i < axis; i++) {
      result[at++] = dims[i];
    }
    for (int dim : indices) {
      result[at++] = dim;
    }
    for (int i = axis + 1; i < dims.length; i++) {
      result[at++] = dims[i];
    }
    if (use.isConstant(1)) {
      for (int index : use.ints(1)) {
        use.require(index >= 0 && index < dims[axis], "tflite.rule.index", index, dims[axis]);
      }
    }
    use.requireOutput(0, result);
  }

  private static void oneHot(OperatorUse use) {
    use.require(use.type(0) == TensorType.INT32, "tflite.rule.indices");
    OperatorRules.floatOperand(use, 2);
    OperatorRules.floatOperand(use, 3);
    OperatorRules.floatResult(use);
    int[] depth = use.ints(1);
    use.require(
        depth.length == 1
            && depth[0] >= 1
            && OperatorUse.size(use.dims(2)) == 1
            && OperatorUse.size(use.dims(3)) == 1,
        "tflite.rule.depth");
    int[] dims = use.dims(0);
    use.require(dims.length < OperatorRules.MAX_ARITHMETIC_RANK, "tflite.rule.rank", dims.length);
    int axis = use.options(new OneHotOptions()).axis();
    use.requireOutput(
        0, inserted(dims, axis == -1 ? dims.length : use.axis(axis, dims.length + 1), depth[0]));
  }

  private static void scatter(OperatorUse use) {
    use.require(use.type(0) == TensorType.INT32, "tflite.rule.indices");
    OperatorRules.floatOperand(use, 1);
    OperatorRules.floatResult(use);
    int[] indices = use.dims(0);
    int[] shape = use.ints(2);
    use.require(
        indices.length >= 1
            && shape.length <= OperatorRules.MAX_ARITHMETIC_RANK
            && indices[indices.length - 1] <= shape.length,
        "tflite.rule.indices-shape",
        Arrays.toString(indices));
    int depth = indices[indices.length - 1];
    int outer = indices.length - 1;
    int[] updates = Arrays.copyOf(indices, outer + shape.length - depth);
    System.arraycopy(shape, depth, updates, outer, shape.length - depth);
    use.require(
        Arrays.equals(updates, use.dims(1)), "tflite.rule.updates", Arrays.toString(use.dims(1)));
    use.requireOutput(0, shape);
  }
}
