package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.AutoExecutor;
import dev.hone.exec.Executor;
import dev.hone.exec.JavaExecutor;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.TfLiteExecutor;
import dev.hone.tflite.run.TfLiteRuntime;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --executor}: what runs the steps. */
final class ExecutorOption {
  @Option(
      names = "--executor",
      paramLabel = "java|tflite|auto",
      description =
          "Hone's own kernels, TensorFlow Lite, or the faster of the two by a short measurement"
              + " (default: ${DEFAULT-VALUE}).")
  private String name = "java";

  /**
   * The executor asked for.
   *
   * @param threads for each session, at least 1
   * @param notes where {@code auto} says what it took
   */
  Executor create(int threads, PrintWriter notes) {
    return switch (name) {
      case "java" -> new JavaExecutor(threads);
      case "tflite" -> tflite(threads);
      case "auto" ->
          new AutoExecutor(
              List.of(new JavaExecutor(threads), tflite(threads)),
              System::nanoTime,
              line -> notes.println("Note: " + line));
      default ->
          throw InvalidInputException.of(
              "--executor is \"%s\"; allowed are java, tflite and auto", name);
    };
  }

  private static Executor tflite(int threads) {
    return new TfLiteExecutor(
        new JavaCppRuntime(), new TfLiteRuntime.Options(threads, Accelerator.XNNPACK));
  }
}
