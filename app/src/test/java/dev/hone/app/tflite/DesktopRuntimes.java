package dev.hone.app.tflite;

import dev.hone.base.Message;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.TfLiteRuntime;
import java.nio.file.Path;

/** Makes runtimes inside {@link DesktopTfLite}'s class loader, with CPUs that act as GPUs. */
public final class DesktopRuntimes {
  private DesktopRuntimes() {}

  /** As the app makes it: the GPU library is missing. */
  public static TfLiteRuntime real(Path attempts) {
    return new AndroidTfLiteRuntime(attempts);
  }

  /** A GPU that is a little off in the last places: by one part in 10,000 of each output. */
  public static TfLiteRuntime withGpu(Path attempts) {
    return new AndroidTfLiteRuntime(
        attempts,
        (file, threads) ->
            new Pretender(InterpreterEngine.cpu(file, threads, false, null), 1.0001f));
  }

  /** A GPU that computes one and a half times each output. */
  public static TfLiteRuntime withWrongGpu(Path attempts) {
    return new AndroidTfLiteRuntime(
        attempts,
        (file, threads) -> new Pretender(InterpreterEngine.cpu(file, threads, false, null), 1.5f));
  }

  /** A GPU that is busy elsewhere. */
  public static TfLiteRuntime withoutGpu(Path attempts) {
    return new AndroidTfLiteRuntime(
        attempts,
        (file, threads) -> {
          throw new IllegalStateException("The GPU has gone fishing.");
        });
  }

  /** A CPU that calls itself a GPU, and like one insists on its thread. */
  private static final class Pretender implements Engine {
    private final Engine cpu;
    private final float factor;
    private final Thread thread = Thread.currentThread();

    Pretender(Engine cpu, float factor) {
      this.cpu = cpu;
      this.factor = factor;
    }

    private void requireThread() {
      if (Thread.currentThread() != thread) {
        throw new AssertionError("made on " + thread + ", used on " + Thread.currentThread());
      }
    }

    @Override
    public long run(SignatureBuffers signature) {
      requireThread();
      long nanos = cpu.run(signature);
      signature.outputs().values().forEach(this::scale);
      return nanos;
    }

    private void scale(TensorBuffer output) {
      float[] values = new float[output.info().shape().size()];
      output.get(values);
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
      output.put(values);
    }

    @Override
    public Accelerator accelerator() {
      return Accelerator.GPU;
    }

    @Override
    public Message reason() {
      return null;
    }

    @Override
    public void close() {
      requireThread();
      cpu.close();
    }
  }
}
