package dev.hone.tflite.run;

import dev.hone.exec.Executor;
import dev.hone.exec.Session;
import dev.hone.graph.Step;
import java.util.List;

/**
 * Runs steps inside TensorFlow Lite: writes them as a stateful training file and loads that. The
 * variables stay in the runtime between steps; they are copied out and in only when read or
 * written.
 */
public final class TfLiteExecutor implements Executor {
  private final TfLiteRuntime runtime;
  private final TfLiteRuntime.Options options;

  public TfLiteExecutor(TfLiteRuntime runtime, TfLiteRuntime.Options options) {
    this.runtime = runtime;
    this.options = options;
  }

  @Override
  public String name() {
    return "tflite";
  }

  @Override
  public Session compile(List<Step> steps) {
    return new TfLiteSession(steps, runtime, options);
  }
}
