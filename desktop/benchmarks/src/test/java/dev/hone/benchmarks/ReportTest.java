package dev.hone.benchmarks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class ReportTest {
  private static Measurement of(String contender, String refused, Double... micros) {
    return new Measurement(
        "W1", contender, 1, List.of(micros), List.of(micros), 0, 2, 1, 3 << 20, "", refused);
  }

  @Test
  public void markdown_hasMediansSpreadAndRatios() {
    Report report =
        new Report(
            "machine",
            3,
            List.of(
                of("hone-java", null, 12.0, 10.0, 11.0),
                of("libtorch", null, 230.0, 220.0, 210.0),
                of("dl4j", "its loss does not fall", 1.0, 1.0, 1.0)));

    String text = report.markdown();

    assertTrue(
        text, text.contains("| W1 | hone-java | 1 | 11.0 (10.0–12.0) | 1.00 | 11.0 | 1.00 | 3 |"));
    assertTrue(
        text, text.contains("| W1 | libtorch | 1 | 220 (210–230) | 20.00 | 220 | 20.00 | 3 |"));
    assertTrue(text, text.contains("| W1 | dl4j | 1 | refused | – | – | – | – |"));
    assertTrue(text, text.contains("W1 dl4j is refused: its loss does not fall"));
  }

  @Test
  public void median_ofAnEvenNumber_liesBetween() {
    assertEquals(2.5, of("a", null, 4.0, 1.0, 2.0, 3.0).median(), 0);
  }
}
