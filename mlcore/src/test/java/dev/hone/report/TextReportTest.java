package dev.hone.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    assertEquals(parts + 1, named); // and in the forest plot
  }

  @Test
  public void render_saysHeadlineVerdictsAndWhatDiverged() {
    String text = TextReport.render(SampleComparison.moons(), Language.EN, false, 200);
    assertTrue(
        text.startsWith("dropout=0.3 is better than none by more than 1 point: test accuracy +"));
    assertTrue(text.contains("cannot say yet"));
    assertTrue(
        text.contains("lr×50, repeat 3 of 5: diverged at epoch 7: the loss became NaN with"));
  }

  /** Differences 5, 6, 5, 4, 5 of one arm, −2 to 0 of the other; see HeadlineTest for halves. */
  @Test
  public void render_forestPlot_standsBetweenHeadlineAndTable() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", new double[] {0.80, 0.82, 0.81, 0.79, 0.80});
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    arms.put("l1", new double[] {0.79, 0.80, 0.80, 0.79, 0.79});
    List<String> lines =
        TextReport.render(SampleComparison.ofAccuracies(arms), Language.EN, false, 80)
            .lines()
            .collect(Collectors.toList());
    int heading = 0;
    while (!lines.get(heading).contains("better →")) {
      heading++;
    }
    assertTrue(lines.get(heading).trim().startsWith("← worse"));
    String l2 = lines.get(heading + 1);
    String l1 = lines.get(heading + 2);
    assertTrue(l2, l2.startsWith("l2  "));
    assertTrue(l1, l1.startsWith("l1  "));
    assertTrue(lines.get(heading + 3).isEmpty());
    assertTrue(lines.get(heading + 4).startsWith("arm "));
    // l2 lies right of zero and of the margin; −1 ± 1.1 reaches over both, with zero inside.
    assertTrue(l2, l2.matches("l2 +┊ +│ +┊ +├─+●─+┤"));
    assertTrue(l1, l1.matches("l1 +├─+●─*┼─*┤.*"));
    int zero = l2.indexOf('│');
    assertEquals('┼', l1.charAt(zero));
    // One point left and right of zero; five points to the middle of l2's interval.
    int point = l2.lastIndexOf('┊') - zero;
    assertEquals(zero - point, l2.indexOf('┊'), 1);
    assertEquals(zero + 5 * point, l2.indexOf('●'), 3);
    assertEquals(zero - point, l1.indexOf('●'), 1);
  }

  @Test
  public void render_forestPlot_showsBetterToTheRightOfAnError() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", new double[] {0.50, 0.52, 0.51, 0.49, 0.50});
    arms.put("l2", new double[] {0.45, 0.46, 0.46, 0.45, 0.45});
    String text =
        TextReport.render(
            SampleComparison.of(SampleComparison.RMSE, arms, arms, true), Language.EN, false, 80);
    String l2 = text.lines().filter(line -> line.contains("●")).findFirst().get();
    assertTrue(l2, l2.indexOf('│') < l2.indexOf('●'));
  }

  @Test
  public void render_colourOnlyWhenAsked() {
    assertFalse(
        TextReport.render(SampleComparison.moons(), Language.EN, false, 100).contains(ESCAPE));
    String coloured = TextReport.render(SampleComparison.moons(), Language.EN, true, 200);
    assertTrue(coloured.contains(ESCAPE + "[1;36mbetter by more than 1 point"));
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
