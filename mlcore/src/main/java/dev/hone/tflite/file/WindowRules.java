package dev.hone.tflite.file;

import dev.hone.tflite.file.OperatorRules.Check;
import dev.hone.tflite.file.OperatorRules.Rule;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.Pool2DOptions;

/** Rules of dense layers, convolutions and pooling; see {@link OperatorRules}. */
final class WindowRules {
  private static final int MAX_STRIDE = 1 << 12;

  /** Kernels unfold the windows of a convolution into memory. */
  private static final long MAX_UNFOLDED = 1L << 28;

  private WindowRules() {}

  static void addTo(Map<Integer, Rule> rules) {
    byte dense = BuiltinOptions.FullyConnectedOptions;
    add(rules, BuiltinOperator.FULLY_CONNECTED, 9, dense, 2, 3, WindowRules::fullyConnected);
    add(rules, BuiltinOperator.CONV_2D, 6, BuiltinOptions.Conv2DOptions, 2, 3, WindowRules::conv);
    byte depthwise = BuiltinOptions.DepthwiseConv2DOptions;
    add(rules, BuiltinOperator.DEPTHWISE_CONV_2D, 6, depthwise, 2, 3, WindowRules::depthwise);
    byte pool = BuiltinOptions.Pool2DOptions;
    add(rules, BuiltinOperator.AVERAGE_POOL_2D, 3, pool, 1, 1, WindowRules::pool);
    add(rules, BuiltinOperator.MAX_POOL_2D, 3, pool, 1, 1, WindowRules::pool);
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
            true,
            min,
            max,
            use -> {
              for (int i = 0; i < use.inputs(); i++) {
                if (i < 2 || use.has(i)) {
                  OperatorRules.floatOperand(use, i);
                }
              }
              OperatorRules.floatResult(use);
              check.run(use);
            }));
  }

  private static void bias(OperatorUse use, int width) {
    if (use.has(2)) {
      use.require(
          Arrays.equals(use.dims(2), new int[] {width}),
          "tflite.rule.bias",
          Arrays.toString(use.dims(2)),
          width);
    }
  }

  private static void fullyConnected(OperatorUse use) {
    FullyConnectedOptions options = use.options(new FullyConnectedOptions());
    int[] weights = use.dims(1);
    int[] dims = use.dims(0);
    use.require(
        weights.length == 2 && options.weightsFormat() == 0,
        "tflite.rule.weights",
        Arrays.toString(weights));
    use.require(dims.length >= 1 && dims.length <= 4, "tflite.rule.rank", dims.length);
    int inner = weights[1];
    long size = OperatorUse.size(dims);
    bias(use, weights[0]);
    if (options.keepNumDims()) {
      use.require(dims[dims.length - 1] == inner, "tflite.rule.by", dims[dims.length - 1], inner);
      dims[dims.length - 1] = weights[0];
      use.requireOutput(0, dims);
    } else {
      use.require(size % inner == 0, "tflite.rule.width", size, inner);
      use.requireOutput(0, (int) (size / inner), weights[0]);
    }
  }

  private static void conv(OperatorUse use) {
    Conv2DOptions options = use.options(new Conv2DOptions());
    int[] x = image(use, 0);
    int[] filter = image(use, 1);
    use.require(x[3] == filter[3], "tflite.rule.channels", x[3], filter[3]);
    bias(use, filter[0]);
    Window window =
        new Window(
            options.padding(),
            options.strideH(),
            options.strideW(),
            options.dilationHFactor(),
            options.dilationWFactor());
    int height = window.height(use, x[1], filter[1]);
    int width = window.width(use, x[2], filter[2]);
    use.require(
        OperatorUse.size(x[0], height, width) * OperatorUse.size(filter[1], filter[2], filter[3])
            <= MAX_UNFOLDED,
        "tflite.rule.too-large");
    use.requireOutput(0, x[0], height, width, filter[0]);
  }

  private static void depthwise(OperatorUse use) {
    DepthwiseConv2DOptions options = use.options(new DepthwiseConv2DOptions());
    int[] x = image(use, 0);
    int[] filter = image(use, 1);
    use.require(
        filter[0] == 1
            && options.depthMultiplier() >= 1
            && filter[3] == (long) x[3] * options.depthMultiplier(),
        "tflite.rule.channels",
        x[3],
        Arrays.toString(filter));
    bias(use, filter[3]);
    Window window =
        new Window(
            options.padding(),
            options.strideH(),
            options.strideW(),
            options.dilationHFactor(),
            options.dilationWFactor());
    use.requireOutput(
        0,
        x[0],
        window.height(use, x[1], filter[1]),
        window.width(use, x[2], filter[2]),
        filter[3]);
  }

  private static void pool(OperatorUse use) {
    Pool2DOptions options = use.options(new Pool2DOptions());
    int[] x = image(use, 0);
    Window window = new Window(options.padding(), options.strideH(), options.strideW(), 1, 1);
    use.requireOutput(
        0,
        x[0],
        window.height(use, x[1], options.filterHeight()),
        window.width(use, x[2], options.filterWidth()),
        x[3]);
  }

  private static int[] image(OperatorUse use, int operand) {
    int[] dims = use.dims(operand);
    use.require(dims.length == 4, "tflite.rule.operand-rank", operand, dims.length);
    return dims;
  }

  /** How windows lie on an image. */
  private record Window(byte padding, int strideH, int strideW, int dilationH, int dilationW) {
    int height(OperatorUse use, int size, int filter) {
      return count(use, size, filter, strideH, dilationH);
    }

    int width(OperatorUse use, int size, int filter) {
      return count(use, size, filter, strideW, dilationW);
    }

    private int count(OperatorUse use, int size, int filter, int stride, int dilation) {
      use.require(
          (padding == Padding.SAME || padding == Padding.VALID)
              && inRange(stride)
              && inRange(dilation)
              && inRange(filter),
          "tflite.rule.window",
          filter,
          stride,
          dilation,
          padding);
      long reach = (long) (filter - 1) * dilation + 1;
      long count =
          padding == Padding.SAME ? (size + stride - 1L) / stride : (size - reach) / stride + 1;
      use.require(
          count >= 1 && (padding == Padding.SAME || reach <= size),
          "tflite.rule.window-size",
          reach,
          size);
      return (int) count;
    }

    private static boolean inRange(int number) {
      return number >= 1 && number <= MAX_STRIDE;
    }
  }
}
