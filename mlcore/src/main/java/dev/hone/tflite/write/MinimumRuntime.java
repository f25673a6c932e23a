package dev.hone.tflite.write;

import dev.hone.graph.TfLiteOperator;
import java.nio.ByteBuffer;
import java.util.Set;

/** The oldest TensorFlow Lite that has all operators of a file. */
final class MinimumRuntime {
  /** Size of the metadata buffer {@code min_runtime_version}. */
  private static final int BYTES = 16;

  private MinimumRuntime() {}

  /** The content of the metadata buffer. */
  static ByteBuffer of(Set<Integer> operatorCodes) {
    return FileBuilder.text(version(operatorCodes), BYTES);
  }

  static String version(Set<Integer> operatorCodes) {
    if (operatorCodes.contains(TfLiteOperator.SIGN.code())) {
      return "2.11.0";
    }
    // Resource variables are older (2.6), but calling signatures from Java is not.
    return operatorCodes.contains(SubgraphBuilder.VAR_HANDLE) ? "2.7.0" : "2.3.0";
  }
}
