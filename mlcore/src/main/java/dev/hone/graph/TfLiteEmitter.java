package dev.hone.graph;

/**
 * What an operation speaks to when it is written as TensorFlow Lite. A lowering reads the operands,
 * emits built-in operators and names the result.
 *
 * <p>Lowerings are written at the graph's own rank. For {@link Target#GPU_DELEGATE} the emitter
 * makes every float32 tensor rank 4 by putting ones before its shape, and moves axes, permutations,
 * begins and sizes accordingly; and it makes every int32 tensor rank 1, which is all that the
 * delegate takes as indices. GATHER and ONE_HOT, known to the delegate only as [V, D] by [N] → [N,
 * D] and [N] → [N, D], are emitted in those shapes; the emitter puts the RESHAPEs from and to rank
 * 4 around them.
 */
public interface TfLiteEmitter {
  /** Which runtime the file is for. */
  enum Target {
    /** Built-in kernels and XNNPACK; weights in resource variables. */
    CPU,
    /** Only what the GPU delegate takes, and as it takes it; weights go in and out. */
    GPU_DELEGATE
  }

  /** A tensor of the file being written. */
  interface Tensor {
    /** The shape at the graph's own rank. */
    Shape shape();
  }

  Target target();

  /** The tensor that holds the node's input {@code index}. */
  Tensor operand(int index);

  /** A float32 constant. */
  Tensor constant(Shape shape, float... values);

  /**
   * Emits one operator with one result. Operands that only describe shape (axes, permutation, begin
   * and size, depth) are not given here: the emitter makes them from the options.
   *
   * @param shape the result's shape
   * @param operands the data operands, in the operator's own order
   */
  Tensor emit(TfLiteOperator operator, TfLiteOptions options, Shape shape, Tensor... operands);

  /** Emits one operator without options. */
  default Tensor emit(TfLiteOperator operator, Shape shape, Tensor... operands) {
    return emit(operator, TfLiteOptions.NONE, shape, operands);
  }

  /** The tensor that is the node's value; must have the node's shape. */
  void result(Tensor tensor);
}
