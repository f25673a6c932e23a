package dev.hone.tflite.write;

import dev.hone.graph.DType;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptionsT;
import org.tensorflow.lite.schema.Padding;

/**
 * A product with a constant matrix [I, O] as a convolution of width 1, which the GPU delegate and
 * XNNPACK both take.
 */
final class PointwiseConvolution {
  private static final int CONV_2D = 3;

  private PointwiseConvolution() {}

  /**
   * Writes the convolution.
   *
   * @param name before the names of its tensors
   * @param bias [O], added to each row of the product
   * @param dims the file's shape of the result
   * @return the result's tensor
   */
  static int append(
      SubgraphBuilder subgraph,
      String name,
      FileTensor x,
      FileTensor matrix,
      float[] bias,
      int... dims) {
    int in = matrix.shape().dim(0);
    int out = matrix.shape().dim(1);
    int result = subgraph.tensor(name + "/CONV_2D", DType.FLOAT32, dims);
    float[] filter = transposed(matrix.constant(), in, out);
    subgraph.operator(
        CONV_2D,
        BuiltinOptions.Conv2DOptions,
        options(),
        new int[] {
          x.index(),
          subgraph.floats(name + "/filter", new int[] {out, 1, 1, in}, filter),
          subgraph.floats(name + "/bias", new int[] {out}, bias)
        },
        result);
    return result;
  }

  private static float[] transposed(float[] matrix, int in, int out) {
    float[] filter = new float[in * out];
    for (int i = 0; i < in; i++) {
      for (int o = 0; o < out; o++) {
        filter[o * in + i] = matrix[i * out + o];
      }
    }
    return filter;
  }

  private static Conv2DOptionsT options() {
    Conv2DOptionsT options = new Conv2DOptionsT();
    options.setPadding(Padding.VALID);
    options.setStrideH(1);
    options.setStrideW(1);
    options.setDilationHFactor(1);
    options.setDilationWFactor(1);
    return options;
  }
}
