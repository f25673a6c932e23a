package dev.hone.tflite.run;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.tflite.file.TfLiteFile;

/**
 * TensorFlow Lite as this machine has it. One contract suite holds all implementations. Safe for
 * use by several threads.
 */
public interface TfLiteRuntime {
  /** The version of the native library: {@code 2.16.1}. */
  String version();

  /**
   * Makes a file ready to run: builds the interpreter, allocates tensors. The runtime keeps its own
   * reference to the file's memory.
   *
   * @throws InvalidInputException if this runtime cannot run the file, naming the operation or
   *     tensor (an operator newer than the runtime, an allocation that fails)
   */
  LoadedModel load(TfLiteFile file, Options options);

  /**
   * How to run a model.
   *
   * @param threads for the kernels, at least 1
   * @param accelerator what is asked for; {@link LoadedModel#accelerator} says what was got
   */
  record Options(int threads, Accelerator accelerator) {
    public Options {
      Range.whole(1).check(Message.of("tflite.run"), Message.of("tflite.run.threads"), threads);
    }

    /** One thread, built-in kernels. */
    public static Options plain() {
      return new Options(1, Accelerator.CPU);
    }
  }
}
