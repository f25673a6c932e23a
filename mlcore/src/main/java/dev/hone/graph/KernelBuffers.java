package dev.hone.graph;

import dev.hone.kernels.KernelSet;
import dev.hone.kernels.Parallel;

/**
 * The memory that a kernel works on, handed out once when a program is compiled. Arrays start at
 * the tensor's first element and may be longer than the tensor.
 */
public interface KernelBuffers {
  /** The values of float32 input {@code index}, row-major. */
  float[] in(int index);

  /** The values of int32 input {@code index}, row-major. */
  int[] intIn(int index);

  /**
   * Where the result goes, row-major. May be the same array as an input if the operation is
   * elementwise.
   */
  float[] out();

  /** The type of input {@code index}. */
  TensorType inputType(int index);

  int inputs();

  Shape outShape();

  /** For splitting long work over threads by disjoint rows. */
  Parallel parallel();

  /** The loops that the runtime's compiler decides about. */
  KernelSet kernels();
}
