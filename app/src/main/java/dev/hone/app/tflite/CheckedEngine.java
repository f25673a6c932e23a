package dev.hone.app.tflite;

import dev.hone.base.Message;
import dev.hone.tflite.run.Accelerator;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The GPU, as long as it can be believed: the first run of each signature is done by the CPU too,
 * on the same inputs, and if the results differ, or the GPU fails then or later, the CPU takes over
 * for good. The caller always gets a right result. Only for files without variables: a run may be
 * done twice.
 *
 * <p>Results agree if each float32 element differs by at most {@value #RELATIVE} of the largest
 * magnitude in its tensor (on the CPU), plus {@value #ABSOLUTE}. In full precision GPUs differ from
 * the CPU by the order of sums and by fast exponentials, some 1e-5 of that magnitude; wrongly
 * broadcast or skipped operations are off by about the magnitude itself. Elements that are not
 * finite must be the same, and other types equal.
 */
final class CheckedEngine implements Engine {
  static final float RELATIVE = 1e-3f;
  static final float ABSOLUTE = 1e-6f;

  private final Supplier<Engine> cpuMaker;
  private final int signatures;
  private final GpuAttempts attempts;
  private final Set<SignatureBuffers> checked = new HashSet<>();
  private Engine gpu;
  private Engine cpu;
  private Message reason;

  /**
   * Takes over an engine.
   *
   * @param gpu closed when given up, and with this engine, and if this fails
   * @param cpuMaker makes the engine to hold it against and to fall back on; called here, and again
   *     if the GPU fails after the checks
   * @param signatures how many will be run; when all are checked, the CPU's memory is given back
   * @param attempts where first runs are noted
   */
  CheckedEngine(Engine gpu, Supplier<Engine> cpuMaker, int signatures, GpuAttempts attempts) {
    this.gpu = gpu;
    this.cpuMaker = cpuMaker;
    this.signatures = signatures;
    this.attempts = attempts;
    boolean opened = false;
    try {
      cpu = cpuMaker.get();
      opened = true;
    } finally {
      if (!opened) {
        gpu.close();
      }
    }
  }

  @Override
  public long run(SignatureBuffers signature) {
    if (gpu == null) {
      return cpu().run(signature);
    }
    return checked.contains(signature) ? runOnGpu(signature) : runOnBoth(signature);
  }

  private long runOnGpu(SignatureBuffers signature) {
    try {
      return gpu.run(signature);
    } catch (IllegalStateException e) {
      giveUp(Message.of("phone.gpu.stopped", NoGpu.reason(e)));
      return cpu().run(signature);
    }
  }

  private long runOnBoth(SignatureBuffers signature) {
    long cpuNanos = cpu().run(signature);
    Map<String, byte[]> expected = new LinkedHashMap<>();
    signature.outputs().forEach((name, output) -> expected.put(name, output.copy()));
    long gpuNanos;
    Message difference;
    try {
      gpuNanos = attempts.during(() -> gpu.run(signature));
      difference = difference(signature, expected);
      if (difference == null) {
        attempts.forget();
      }
    } catch (IllegalStateException e) {
      gpuNanos = 0;
      difference = Message.of("phone.gpu.cannot-run", NoGpu.reason(e));
    }
    if (difference != null) {
      signature.outputs().forEach((name, output) -> output.restore(expected.get(name)));
      giveUp(difference);
      return cpuNanos;
    }
    checked.add(signature);
    if (checked.size() == signatures) {
      closeCpu();
    }
    return gpuNanos;
  }

  /** Why the outputs in the buffers are not those of the CPU; null if they are. */
  private static Message difference(SignatureBuffers signature, Map<String, byte[]> expected) {
    for (Map.Entry<String, TensorBuffer> output : signature.outputs().entrySet()) {
      TensorBuffer found = output.getValue();
      byte[] right = expected.get(output.getKey());
      Message difference =
          found.isFloat()
              ? floatDifference(found, right)
              : Arrays.equals(found.copy(), right) ? null : Message.of("phone.gpu.whole");
      if (difference != null) {
        return Message.of("phone.gpu.wrong", output.getKey(), difference);
      }
    }
    return null;
  }

  private static Message floatDifference(TensorBuffer found, byte[] expected) {
    TensorBuffer right = TensorBuffer.of("", found.info());
    right.restore(expected);
    int size = found.info().shape().size();
    float largest = 0;
    for (int i = 0; i < size; i++) {
      float magnitude = Math.abs(right.at(i));
      if (magnitude > largest && magnitude <= Float.MAX_VALUE) {
        largest = magnitude;
      }
    }
    float tolerance = RELATIVE * largest + ABSOLUTE;
    for (int i = 0; i < size; i++) {
      float a = found.at(i);
      float b = right.at(i);
      // Not "greater than": a difference that is not a number is one too.
      if (Float.compare(a, b) != 0 && !(Math.abs(a - b) <= tolerance)) {
        return Message.of("phone.gpu.float", text("%g", a), text("%g", b), text("%.2g", tolerance));
      }
    }
    return null;
  }

  private static String text(String format, float value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void giveUp(Message why) {
    reason = why;
    Engine given = gpu;
    gpu = null;
    given.close();
  }

  private Engine cpu() {
    if (cpu == null) {
      cpu = cpuMaker.get();
    }
    return cpu;
  }

  private void closeCpu() {
    if (cpu != null) {
      cpu.close();
      cpu = null;
    }
  }

  @Override
  public Accelerator accelerator() {
    return gpu == null ? Accelerator.CPU : gpu.accelerator();
  }

  @Override
  public Message reason() {
    return reason;
  }

  @Override
  public void close() {
    closeCpu();
    if (gpu != null) {
      gpu.close();
    }
  }
}
