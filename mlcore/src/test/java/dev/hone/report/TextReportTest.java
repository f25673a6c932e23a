package dev.hone.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;

public class TextReportTest {
  private static final String ESCAPE = "\u001b";

  @Test
  public void render_alignsNumbersToTheRightUnderTheirHeading() {
    List<String> lines =
        TextReport.render(SampleComparison.sine(), Language.EN, false, 200)
            .lines()
            .filter(line -> line.startsWith("none ") || line.startsWith("arm "))
            .collect(Collectors.toList());
    int end = lines.get(0).indexOf("test RMSE [95 %]") + "test RMSE [95 %]".length();
    assertEquals(']', lines.get(1).charAt(end - 1));
    assertEquals(' ', lines.get(1).charAt(end));
  }

  @Test
  public void render_noLineIsWiderThanAsked() {
    for (int width : new int[] {40, 60, 80, 100, 160}) {
      for (Comparison comparison :
          List.of(SampleComparison.moons(), SampleComparison.large(20, 3, 2))) {
        TextReport.render(comparison, Language.EN, false, width)
            .lines()
            .forEach(
                line ->
                    assertTrue(
                        width + ": " + line, line.codePointCount(0, line.length()) <= width));
      }
    }
  }

  @Test
  public void render_narrow_repeatsTheNamesBesideEveryPart() {
    String text = TextReport.render(SampleComparison.moons(), Language.EN, false, 60);
    long parts = text.lines().filter(line -> line.startsWith("arm ")).count();
    long named = text.lines().filter(line -> line.startsWith("early-stop ")).count();
    assertTrue("parts: " + parts, parts > 3);
    assertEquals(parts, named);
  }

  @Test
  public void render_saysHeadlineVerdictsAndWhatDiverged() {
    String text = TextReport.render(SampleComparison.moons(), Language.EN, false, 200);
    assertTrue(text.startsWith("dropout=0.3 is better than none: test accuracy +"));
    assertTrue(text.contains("no detectable difference"));
    assertTrue(
        text.contains("lr×50, repeat 3 of 5: diverged at epoch 7: the loss became NaN with"));
    assertTrue(text.contains("corrected resampled t-test"));
  }

  @Test
  public void render_colourOnlyWhenAsked() {
    assertFalse(
        TextReport.render(SampleComparison.moons(), Language.EN, false, 100).contains(ESCAPE));
    String coloured = TextReport.render(SampleComparison.moons(), Language.EN, true, 200);
    assertTrue(coloured.contains(ESCAPE + "[1;36mbetter "));
    assertEquals(
        TextReport.render(SampleComparison.moons(), Language.EN, false, 200)
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.toList()),
        coloured
            .replaceAll(ESCAPE + "\\[[0-9;]*m", "")
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.toList()));
  }

  @Test
  public void render_namesThatWouldSteerTheTerminal_areMadeHarmless() {
    String text =
        TextReport.render(SampleComparison.named("a\u001b[2Jb\u0007"), Language.EN, false, 200);
    assertFalse(text.contains(ESCAPE));
    assertTrue(text.contains("a?[2Jb?"));
  }
}
