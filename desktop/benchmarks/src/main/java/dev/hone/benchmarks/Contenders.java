package dev.hone.benchmarks;

import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.JavaExecutor;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.TfLiteExecutor;
import dev.hone.tflite.run.TfLiteRuntime;

/** The contenders of this module by name. DL4J, whose libraries conflict, has its own module. */
final class Contenders {
  static final String JAVA = "hone-java";
  static final String TFLITE = "hone-tflite";
  static final String LIBTORCH = "libtorch";
  static final String TENSORFLOW = "tensorflow";
  static final String DL4J = "dl4j";
  static final String OPENBLAS = "openblas";

  private Contenders() {}

  /** Makes what {@link Worker}'s arguments say. */
  static Contender make(String[] args) {
    String name = args[0];
    int threads = Integer.parseInt(args[2]);
    if (args[1].contains(":")) {
      MatrixProduct product = MatrixProduct.of(args[1]);
      return name.equals(OPENBLAS) ? product.openblas() : product.hone(threads);
    }
    Workload workload = Workload.of(args[1]);
    if (args.length > 3) {
      workload =
          workload.resized(
              Integer.parseInt(args[3]), Integer.parseInt(args[4]), Integer.parseInt(args[5]));
    }
    return switch (name) {
      case JAVA -> new HoneContender(workload, new JavaExecutor(threads));
      case TFLITE ->
          new HoneContender(
              workload,
              new TfLiteExecutor(
                  new JavaCppRuntime(), new TfLiteRuntime.Options(threads, Accelerator.XNNPACK)));
      case LIBTORCH -> new LibtorchContender(workload, threads);
      case TENSORFLOW -> new TensorFlowContender(workload, threads);
      default -> throw new IllegalArgumentException("no contender " + name);
    };
  }
}
