package dev.hone.experiment;

import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class TextReportTest {
  @Test
  public void render_forLooking() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "reports"));
    String wide = TextReport.render(SampleComparison.moons(), false, 200);
    String narrow = TextReport.render(SampleComparison.sine(), false, 80);
    Files.write(
        folder.resolve("report.txt"), (wide + "\n" + narrow).getBytes(StandardCharsets.UTF_8));
    assertTrue(wide, wide.contains("dropout=0.3"));
  }
}
