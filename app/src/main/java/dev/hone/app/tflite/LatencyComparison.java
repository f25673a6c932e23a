package dev.hone.app.tflite;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.tflite.file.TensorInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.LoadedSignature;
import dev.hone.tflite.run.TfLiteRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * An inference file on the CPU and on the GPU, with the same rows.
 *
 * @param batchSize how many rows one run takes
 * @param cpuMillis median time of a run with the built-in kernels, in milliseconds
 * @param gpuMillis the same on the GPU, with the copies to it and back; empty if it was not used
 * @param largestDifference of an output element between the two, absolute, over all rows; not a
 *     number if one of them gave none; empty if the GPU was not used
 * @param gpuReason why the GPU was not used, null if it was
 */
public record LatencyComparison(
    int batchSize,
    double cpuMillis,
    OptionalDouble gpuMillis,
    OptionalDouble largestDifference,
    Message gpuReason) {
  /** Untimed runs before the timed ones: caches fill, the GPU is checked and raises its clock. */
  private static final int WARM_UP = 5;

  private static final int TIMED = 50;

  /**
   * Runs the file on both. Takes about a hundred runs and one pass over the rows for each: not for
   * the main thread.
   *
   * @param file one signature with one input, whose first dimension is the batch, as {@link
   *     dev.hone.tflite.write.TfLiteWriter#inference} writes it
   * @param rows inputs, each row-major; whole numbers where the file takes int32. A last batch that
   *     is not full is filled with zeros, which are left out of the difference
   * @throws InvalidInputException if the file or a row does not fit, or there are no rows
   */
  public static LatencyComparison of(
      TfLiteRuntime runtime, TfLiteFile file, float[][] rows, int threads) {
    try (LoadedModel cpu = load(runtime, file, threads, Accelerator.CPU);
        LoadedModel gpu = load(runtime, file, threads, Accelerator.GPU)) {
      Run onCpu = new Run(file, cpu, rows);
      onCpu.all();
      double cpuMillis = onCpu.medianMillis();
      double gpuMillis = 0;
      float[][] gpuOutputs = {};
      if (gpu.accelerator() == Accelerator.GPU) {
        Run onGpu = new Run(file, gpu, rows);
        onGpu.all();
        gpuMillis = onGpu.medianMillis();
        gpuOutputs = onGpu.outputs;
      }
      // The GPU may have been given up on the way.
      if (gpu.accelerator() != Accelerator.GPU) {
        return new LatencyComparison(
            onCpu.batchSize,
            cpuMillis,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            gpu.reason());
      }
      return new LatencyComparison(
          onCpu.batchSize,
          cpuMillis,
          OptionalDouble.of(gpuMillis),
          OptionalDouble.of(largestDifference(onCpu.outputs, gpuOutputs)),
          null);
    }
  }

  private static LoadedModel load(
      TfLiteRuntime runtime, TfLiteFile file, int threads, Accelerator accelerator) {
    return runtime.load(file, new TfLiteRuntime.Options(threads, accelerator));
  }

  private static double largestDifference(float[][] left, float[][] right) {
    double largest = 0;
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < left[i].length; k++) {
        if (Float.compare(left[i][k], right[i][k]) != 0) {
          // Math.max keeps a difference that is not a number.
          largest = Math.max(largest, Math.abs((double) left[i][k] - right[i][k]));
        }
      }
    }
    return largest;
  }

  /** One model with the rows. */
  private static final class Run {
    private final LoadedSignature signature;
    private final TensorInfo input;
    private final float[][] rows;
    private final int batchSize;
    private final int rowSize;

    /** Of each batch and float32 output, what belongs to rows. */
    private float[][] outputs;

    Run(TfLiteFile file, LoadedModel model, float[][] rows) {
      signature = model.signature(model.signatures().get(0));
      if (model.signatures().size() != 1 || signature.inputs().size() != 1) {
        throw new InvalidInputException(
            Message.of(
                "phone.tflite.signatures",
                file.name(),
                model.signatures(),
                signature.inputs().keySet()));
      }
      input = signature.inputs().values().iterator().next();
      if (input.shape().rank() == 0) {
        throw new InvalidInputException(
            Message.of("phone.tflite.single", file.name(), input.toString()));
      }
      batchSize = input.shape().dim(0);
      rowSize = input.shape().size() / batchSize;
      this.rows = rows;
      if (rows.length == 0) {
        throw new InvalidInputException(Message.of("phone.tflite.no-rows", file.name()));
      }
      for (int i = 0; i < rows.length; i++) {
        if (rows[i].length != rowSize) {
          throw new InvalidInputException(
              Message.of(
                  "phone.tflite.row",
                  i + 1,
                  rows[i].length,
                  file.name(),
                  rowSize,
                  input.name(),
                  input.toString()));
        }
      }
    }

    /** Runs every row once and keeps the outputs. */
    void all() {
      List<float[]> kept = new ArrayList<>();
      for (int first = 0; first < rows.length; first += batchSize) {
        put(first);
        signature.run();
        int filled = Math.min(batchSize, rows.length - first);
        for (Map.Entry<String, TensorInfo> output : signature.outputs().entrySet()) {
          TensorInfo info = output.getValue();
          if (info.type().equals(TensorInfo.FLOAT32)) {
            float[] values = new float[info.shape().size()];
            signature.get(output.getKey(), values);
            boolean byRow = info.shape().rank() > 0 && info.shape().dim(0) == batchSize;
            kept.add(byRow ? Arrays.copyOf(values, values.length / batchSize * filled) : values);
          }
        }
      }
      outputs = kept.toArray(new float[0][]);
    }

    double medianMillis() {
      put(0);
      for (int i = 0; i < WARM_UP; i++) {
        signature.run();
      }
      long[] nanos = new long[TIMED];
      for (int i = 0; i < TIMED; i++) {
        signature.run();
        nanos[i] = signature.latencyNanos();
      }
      Arrays.sort(nanos);
      return (nanos[TIMED / 2 - 1] + nanos[TIMED / 2]) / 2.0 / 1e6;
    }

    private void put(int first) {
      float[] batch = new float[input.shape().size()];
      for (int i = 0; i < batchSize && first + i < rows.length; i++) {
        System.arraycopy(rows[first + i], 0, batch, i * rowSize, rowSize);
      }
      if (input.type().equals(TensorInfo.INT32)) {
        int[] whole = new int[batch.length];
        for (int i = 0; i < batch.length; i++) {
          whole[i] = (int) batch[i];
          if (whole[i] != batch[i]) {
            throw new InvalidInputException(
                Message.of("phone.tflite.whole", first + i / rowSize + 1, batch[i], input.name()));
          }
        }
        signature.put(input.name(), whole);
      } else {
        signature.put(input.name(), batch);
      }
    }
  }
}
