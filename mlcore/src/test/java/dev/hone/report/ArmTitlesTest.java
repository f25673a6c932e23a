package dev.hone.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;

/** Where reports have the arms' names, and where what people are told instead. */
public class ArmTitlesTest {
  private final Comparison comparison = comparison();

  /** Differences 5, 6, 5, 4, 5 and 2, −1, 3, 0, 1 points. */
  private static Comparison comparison() {
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", new double[] {0.80, 0.82, 0.81, 0.79, 0.80});
    arms.put("l2=0.1", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    arms.put("early-stopping=10", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    return SampleComparison.ofSettings(SampleComparison.ofAccuracies(arms));
  }

  private List<String> firstColumn(Language language) {
    return TextReport.render(comparison, language, false, 400)
        .lines()
        .filter(line -> line.matches(".* {2,}(practically|实际|基线|baseline|better|更好|cannot|尚不能).*"))
        .map(line -> line.split(" {2,}", -1)[0])
        .collect(Collectors.toList());
  }

  @Test
  public void terminalInEnglish_hasWhatOneTypes() {
    String text = TextReport.render(comparison, Language.EN, false, 400);
    String headline = "l2=0.1 is better than none by more than 1 point: test accuracy +5.0 points";
    assertTrue(text, text.startsWith(headline));
    assertTrue(TextReport.headline(comparison, Language.EN).startsWith(headline));
    assertTrue(firstColumn(Language.EN).containsAll(List.of("none", "l2=0.1")));
    assertFalse(text, text.contains("L2 0.1") || text.contains("No regularisation"));
  }

  @Test
  public void terminalInChinese_hasTitles() {
    String text = TextReport.render(comparison, Language.ZH, false, 400);
    String headline = "L2 0.1 优于无正则化，超过 1 个百分点：测试准确率 +5.0 个百分点";
    assertTrue(text, text.startsWith(headline));
    assertTrue(TextReport.headline(comparison, Language.ZH).startsWith(headline));
    assertTrue(
        firstColumn(Language.ZH).toString(),
        firstColumn(Language.ZH).containsAll(List.of("无正则化", "L2 0.1", "早停 10")));
    assertFalse(text, text.contains("l2=0.1") || text.contains("none") || text.contains("early"));
  }

  @Test
  public void page_hasTitlesInBothLanguages_andSaysWhatToType() throws IOException {
    String english = page(Language.EN);
    assertTrue(
        english.contains("<h1>L2 0.1 is better than No regularisation by more than 1 point:"));
    assertTrue(
        english.contains("<th scope=\"row\" class=\"words\"><span>Early stopping 10</span>"));
    assertTrue(english.contains("<dt>Early stopping 10</dt><dd>early-stopping=10</dd>"));
    assertTrue(
        english.contains(
            "\"titles\":{\"none\":\"No regularisation\",\"l2=0.1\":\"L2 0.1\","
                + "\"early-stopping=10\":\"Early stopping 10\"}"));
    assertTrue("the data keep the names", english.contains("\"name\":\"l2=0.1\""));
    String chinese = page(Language.ZH);
    assertTrue(chinese.contains("<dt>早停 10</dt><dd>early-stopping=10</dd>"));
    assertTrue(chinese.contains("<span>无正则化</span>"));
    assertTrue(chinese.contains("\"titles\":{\"none\":\"无正则化\""));
  }

  @Test
  public void resultFile_hasTheNamesAlone() {
    String json = ResultFile.toJson(comparison).toString();
    assertTrue(json, json.contains("\"headline\":\"l2=0.1 is better than none by more"));
    assertFalse(json.contains("No regularisation"));
  }

  @Test
  public void leader_isTold() {
    assertEquals(
        "L2 0.1 领先，平均验证损失为 0.2000（准确率：95.0%）。最后的结论来自测试样本。",
        Wording.leading(comparison.metric(), comparison.arms().get(1).title(), 0.2, 0.95)
            .in(Language.ZH));
  }

  private String page(Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.write(comparison, language, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
