package dev.hone.app.tflite;

import dev.hone.tflite.file.TfLiteFile;

/** The way to the phone's GPU; a test has another. */
@FunctionalInterface
interface Gpu {
  /**
   * Makes a file ready to run on the GPU, on this thread and for this thread only.
   *
   * @throws IllegalStateException with a sentence that says why it cannot be
   */
  Engine open(TfLiteFile file, int threads);
}
