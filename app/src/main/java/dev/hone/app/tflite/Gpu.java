package dev.hone.app.tflite;

import dev.hone.tflite.file.TfLiteFile;

/** The way to the phone's GPU; a test has another. */
@FunctionalInterface
interface Gpu {
  /**
   * Makes a file ready to run on the GPU, on this thread and for this thread only.
   *
   * @throws IllegalStateException that says why it cannot be, best a {@link NoGpu}
   */
  Engine open(TfLiteFile file, int threads);
}
