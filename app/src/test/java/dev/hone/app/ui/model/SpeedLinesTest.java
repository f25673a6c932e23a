package dev.hone.app.ui.model;

import static org.junit.Assert.assertEquals;

import android.content.res.Configuration;
import android.content.res.Resources;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.tflite.LatencyComparison;
import dev.hone.base.Message;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** Which value stands in which line, with which unit. */
@RunWith(AndroidJUnit4.class)
public class SpeedLinesTest {
  private final Resources resources = ApplicationProvider.getApplicationContext().getResources();

  private static final Speed ALL =
      new Speed(
          0.0625,
          null,
          new LatencyComparison(1, 0.25, OptionalDouble.of(2.5), OptionalDouble.of(3e-6), null));

  @Test
  public void java_cpu_gpu() {
    assertEquals(
        List.of(
            "Java kernels: 0.0625 ms per row",
            "TensorFlow Lite, CPU: 0.2500 ms per row",
            "TensorFlow Lite, GPU: 2.500 ms per row; largest difference from the CPU 3.00e-06"),
        SpeedLines.of(resources, ALL));
  }

  @Test
  public void withoutAGpuItsReasonStandsInItsPlace() {
    Speed speed =
        new Speed(
            1,
            null,
            new LatencyComparison(
                1,
                0.5,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Message.of("phone.gpu.library")));
    assertEquals(
        List.of(
            "Java kernels: 1.000 ms per row",
            "TensorFlow Lite, CPU: 0.5000 ms per row",
            "No GPU: TensorFlow Lite's GPU library cannot be loaded here, so the CPU is used."),
        SpeedLines.of(resources, speed));
  }

  @Test
  @Config(qualifiers = "zh-rCN")
  public void reasonsAreInChinese() {
    LatencyComparison withoutGpu =
        new LatencyComparison(
            1,
            0.5,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Message.of("phone.gpu.stopped", "device lost"));
    assertEquals(
        "未使用 GPU：GPU 停止工作，已由 CPU 接替：device lost",
        SpeedLines.of(resources, new Speed(1, null, withoutGpu)).get(2));
  }

  @Test
  public void withoutTensorFlowLiteItsReasonStandsBelowJava() {
    assertEquals(
        List.of(
            "Java kernels: 1.000 ms per row",
            "TensorFlow Lite cannot be loaded on this phone. Training and predictions use Hone's"
                + " own Java engine instead."),
        SpeedLines.of(resources, new Speed(1, Message.of("phone.tflite.none"), null)));
  }

  @Test
  public void chinese() {
    Configuration configuration = new Configuration(resources.getConfiguration());
    configuration.setLocale(Locale.SIMPLIFIED_CHINESE);
    Resources chinese =
        ApplicationProvider.getApplicationContext()
            .createConfigurationContext(configuration)
            .getResources();
    assertEquals("TensorFlow Lite，CPU：每个样本 0.2500 毫秒", SpeedLines.of(chinese, ALL).get(1));
  }
}
