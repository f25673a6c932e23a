package dev.hone.app.tflite;

import dev.hone.base.Message;
import dev.hone.tflite.run.Accelerator;

/** An engine in Java: one output is a function of one input. */
final class FakeEngine implements Engine {
  /** y of x. */
  interface Function {
    float of(float x);
  }

  private final Accelerator accelerator;
  private final Function function;
  int runs;
  int closed;

  FakeEngine(Accelerator accelerator, Function function) {
    this.accelerator = accelerator;
    this.function = function;
  }

  @Override
  public long run(SignatureBuffers signature) {
    if (closed > 0) {
      throw new AssertionError("used after close");
    }
    runs++;
    TensorBuffer input = signature.inputs().get("x");
    TensorBuffer output = signature.outputs().get("y");
    float[] values = new float[input.info().shape().size()];
    input.get(values);
    for (int i = 0; i < values.length; i++) {
      values[i] = function.of(values[i]);
    }
    output.put(values);
    return runs;
  }

  @Override
  public Accelerator accelerator() {
    return accelerator;
  }

  @Override
  public Message reason() {
    return null;
  }

  @Override
  public void close() {
    closed++;
  }
}
