package dev.hone.app.ui.model;

import dev.hone.app.tflite.LatencyComparison;
import dev.hone.base.Message;
import dev.hone.data.table.Dataset;
import dev.hone.exec.JavaExecutor;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.trained.ModelExport;
import dev.hone.trained.TrainedModel;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Measures how models run here: with the Java kernels, and with TensorFlow Lite on CPU and GPU. */
final class Stopwatch {
  private static final int TIMED_ROWS = 64;
  private static final int TIMES = 20;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Supplier<Message> unavailable;
  private final TfLiteRuntime tfLite;
  private final LongSupplier nanos;

  /**
   * @param unavailable gives why there is no TensorFlow Lite, or null
   * @param tfLite is asked only where there is
   * @param nanos a clock
   */
  Stopwatch(Supplier<Message> unavailable, TfLiteRuntime tfLite, LongSupplier nanos) {
    this.unavailable = unavailable;
    this.tfLite = tfLite;
    this.nanos = nanos;
  }

  /** Blocks for a while; tries the GPU, too. */
  Speed measure(TrainedModel model, Dataset rows) {
    int[] some = new int[Math.min(TIMED_ROWS, rows.size())];
    Arrays.setAll(some, i -> i);
    Dataset timed = rows.subset(some);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TIMES; i++) {
      long start = nanos.getAsLong();
      model.predict(new JavaExecutor(), timed);
      best = Math.min(best, (double) (nanos.getAsLong() - start));
    }
    double javaMillis = best / NANOS_PER_MILLI / some.length;
    Message why = unavailable.get();
    return new Speed(javaMillis, why, why == null ? tfLite(model, timed) : null);
  }

  private LatencyComparison tfLite(TrainedModel model, Dataset rows) {
    float[] features = model.preprocessor().transform(rows);
    int width = features.length / rows.size();
    float[][] inputs = new float[rows.size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Arrays.copyOfRange(features, i * width, (i + 1) * width);
    }
    ModelExport export = new ModelExport(model, model.schema().name(), "", "");
    return LatencyComparison.of(tfLite, export.inference(1), inputs, 1);
  }
}
