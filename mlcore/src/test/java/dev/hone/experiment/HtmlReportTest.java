package dev.hone.experiment;

import static org.junit.Assert.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Test;

public class HtmlReportTest {
  /** Leaves pages in target/reports to look at. */
  @Test
  public void write_everySize() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "reports"));
    Map<String, Comparison> pages =
        Map.of(
            "moons", SampleComparison.moons(),
            "sine", SampleComparison.sine(),
            "large", SampleComparison.large(20, 2000, 3),
            "smallest", SampleComparison.large(1, 1, 1),
            "single-repeat", SampleComparison.large(3, 30, 1));
    for (Map.Entry<String, Comparison> page : pages.entrySet()) {
      Path file = folder.resolve(page.getKey() + ".html");
      try (OutputStream out = Files.newOutputStream(file)) {
        HtmlReport.write(page.getValue(), out);
      }
      assertTrue(page.getKey() + " has " + Files.size(file), Files.size(file) < 8_000_000);
    }
  }
}
