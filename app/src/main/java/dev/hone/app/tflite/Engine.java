package dev.hone.app.tflite;

import dev.hone.base.Message;
import dev.hone.tflite.run.Accelerator;

/** What computes a file's signatures. For one thread at a time, any thread. */
interface Engine extends AutoCloseable {
  /**
   * Computes the outputs in the buffers from the inputs in them.
   *
   * @return how long it took, in nanoseconds
   * @throws IllegalStateException with the library's own message if it fails
   */
  long run(SignatureBuffers signature);

  /** What runs the operations. */
  Accelerator accelerator();

  /** Why that is not what was asked for, null if it is. */
  Message reason();

  @Override
  void close();
}
