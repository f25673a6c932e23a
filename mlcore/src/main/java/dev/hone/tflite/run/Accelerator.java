package dev.hone.tflite.run;

/** What runs a model's operations. */
public enum Accelerator {
  /** TensorFlow Lite's built-in kernels. */
  CPU,
  /** The built-in kernels, and XNNPACK for the operations that it takes. */
  XNNPACK,
  /** The GPU delegate, in full float32 precision. */
  GPU
}
