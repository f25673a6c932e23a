package dev.hone.app.tflite;

import dev.hone.tflite.run.TfLiteRuntime;

/** Native TensorFlow Lite for tests of other packages. */
public final class DesktopRuntimesForTests {
  private DesktopRuntimesForTests() {}

  /** With a CPU that acts as a GPU and is a little off. */
  public static TfLiteRuntime withGpu() {
    return DesktopTfLite.runtime("withGpu");
  }
}
