package dev.hone.app.ui.model;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.app.tflite.LatencyComparison;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import java.util.ArrayList;
import java.util.List;

/** How a model runs here, a line for each way of computing: Java, CPU, GPU. */
final class SpeedLines {
  private SpeedLines() {}

  static List<String> of(Resources resources, Speed speed) {
    List<String> lines = new ArrayList<>();
    lines.add(resources.getString(R.string.runtime_java, millis(resources, speed.javaMillis())));
    if (speed.tfLite() == null) {
      lines.add(
          resources.getString(
              R.string.runtime_no_tflite, speed.unavailable().in(Languages.of(resources))));
      return lines;
    }
    LatencyComparison both = speed.tfLite();
    lines.add(resources.getString(R.string.runtime_cpu, millis(resources, both.cpuMillis())));
    lines.add(
        both.gpuMillis().isPresent()
            ? resources.getString(
                R.string.runtime_gpu,
                millis(resources, both.gpuMillis().getAsDouble()),
                Formats.number(both.largestDifference().getAsDouble()))
            : resources.getString(
                R.string.runtime_no_gpu, both.gpuReason().in(Languages.of(resources))));
    return lines;
  }

  private static String millis(Resources resources, double value) {
    return resources.getString(R.string.milliseconds, Formats.number(value));
  }
}
