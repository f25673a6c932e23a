package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.AutoExecutor;
import dev.hone.exec.Executor;
import dev.hone.exec.JavaExecutor;
import dev.hone.kernels.KernelSets;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.TfLiteExecutor;
import dev.hone.tflite.run.TfLiteRuntime;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --executor} and {@code --kernels}: what runs the steps. */
final class ExecutorOption {
  private static final List<String> NAMES = List.of("java", "tflite", "auto");

  @Option(names = "--executor", paramLabel = "java|tflite|auto")
  private String name = "java";

  @Option(names = "--kernels", paramLabel = "hotspot|art|portable")
  private String kernels;

  /**
   * The executor asked for.
   *
   * @param threads for each session, at least 1
   * @param console where {@code auto} says what it took
   */
  Executor create(int threads, Console console) {
    if (kernels != null && !name.equals("java")) {
      throw new InvalidInputException(Message.of("cli.kernels", name));
    }
    return switch (name) {
      case "java" -> java(threads);
      case "tflite" -> tflite(threads);
      case "auto" ->
          new AutoExecutor(
              List.of(java(threads), tflite(threads)), System::nanoTime, console::note);
      default ->
          JavaExecutor.named(name, threads)
              .orElseThrow(() -> InvalidInputException.value("--executor", name, NAMES));
    };
  }

  private Executor java(int threads) {
    return new JavaExecutor(
        threads, kernels == null ? KernelSets.usual() : KernelSets.of("--kernels", kernels));
  }

  private static Executor tflite(int threads) {
    return new TfLiteExecutor(
        new JavaCppRuntime(), new TfLiteRuntime.Options(threads, Accelerator.XNNPACK));
  }
}
