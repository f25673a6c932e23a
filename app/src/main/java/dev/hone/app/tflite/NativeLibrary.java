package dev.hone.app.tflite;

import dev.hone.base.Message;
import java.util.Locale;
import java.util.logging.Logger;
import org.tensorflow.lite.TensorFlowLite;

/** Whether TensorFlow Lite's native library is there; found out once in a process. */
final class NativeLibrary {
  private static final Logger LOG = Logger.getLogger(NativeLibrary.class.getName());
  private static final String VERSION;
  private static final Message PROBLEM;

  static {
    String version = "none";
    Message problem = null;
    try {
      TensorFlowLite.init();
      version = TensorFlowLite.runtimeVersion();
    } catch (LinkageError | IllegalStateException e) {
      LOG.info("no TensorFlow Lite library: " + e);
      problem = sentence(e);
    }
    VERSION = version;
    PROBLEM = problem;
  }

  private NativeLibrary() {}

  /** The library's version; {@code none} if it could not be loaded. */
  static String version() {
    return VERSION;
  }

  /** Why the library could not be loaded, as sentences for a person; null if it was. */
  static Message problem() {
    return PROBLEM;
  }

  /**
   * What an error of the loader means. Android's linker says of a library for 4 KB pages on a phone
   * with 16 KB pages: {@code program alignment (4096) cannot be smaller than system page size
   * (16384)}.
   */
  static Message sentence(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("page size") || message.contains("alignment")) {
        return Message.of("phone.tflite.pages");
      }
    }
    return Message.of("phone.tflite.none");
  }
}
