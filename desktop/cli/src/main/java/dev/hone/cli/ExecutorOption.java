package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.Executor;
import dev.hone.exec.JavaExecutor;
import dev.hone.tflite.Accelerator;
import dev.hone.tflite.TfLiteExecutor;
import dev.hone.tflite.TfLiteRuntime;
import picocli.CommandLine.Option;

/** {@code --executor}: what runs the steps. */
final class ExecutorOption {
  @Option(
      names = "--executor",
      paramLabel = "java|tflite",
      description = "Hone's own kernels, or TensorFlow Lite (default: ${DEFAULT-VALUE}).")
  private String name = "java";

  /**
   * The executor asked for.
   *
   * @param threads for each session, at least 1
   */
  Executor create(int threads) {
    return switch (name) {
      case "java" -> new JavaExecutor(threads);
      case "tflite" ->
          new TfLiteExecutor(
              new JavaCppRuntime(), new TfLiteRuntime.Options(threads, Accelerator.XNNPACK));
      default ->
          throw InvalidInputException.of("--executor is \"%s\"; allowed are java and tflite", name);
    };
  }
}
