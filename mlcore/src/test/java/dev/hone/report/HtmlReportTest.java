package dev.hone.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.compare.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

public class HtmlReportTest {
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)><!--\"'&\u2028";

  /** Every element that could fetch something, and every way a style sheet could. */
  private static final Pattern FETCHES =
      Pattern.compile(
          "<(link|iframe|img|object|embed|base|video|audio|source)\\b|<script[^>]*\\bsrc|@import|"
              + "(?<![a-z])url\\((?!#)",
          Pattern.CASE_INSENSITIVE);

  @Test
  public void write_fetchesNothingAndForbidsItself() throws Exception {
    String page = page(SampleComparison.moons());
    // D3 is the library's own text: it can fetch, but is not asked to, and the policy would refuse.
    String ours = page.replace(between(page, "<!-- D3", "</script>"), "");
    Matcher matcher = FETCHES.matcher(ours.replace("url(#${clip})", ""));
    assertFalse("fetches: " + (matcher.find() ? matcher.group() : ""), matcher.find(0));
    assertTrue(page.contains("content=\"default-src 'none'; script-src 'unsafe-inline'"));
    assertFalse(ours.contains("http:") || ours.contains("https:"));
  }

  @Test
  public void write_carriesTheChartLibraryWithItsLicence() throws Exception {
    String page = page(SampleComparison.sine());
    assertTrue(page.contains("https://d3js.org v7.9.0"));
    assertTrue(page.contains("Permission to use, copy, modify, and/or distribute this software"));
    assertFalse("a place of the template was left empty", page.contains("{{"));
  }

  @Test
  public void write_embeddedJson_isTheSameComparison() throws Exception {
    for (Comparison comparison :
        new Comparison[] {SampleComparison.moons(), SampleComparison.sine()}) {
      assertEquals(comparison, embedded(page(comparison)));
    }
  }

  @Test
  public void write_hostileNames_stayText() throws Exception {
    Comparison hostile = SampleComparison.named(HOSTILE);
    String page = page(hostile);
    assertFalse(page.contains("<img"));
    assertFalse(page.contains(HOSTILE));
    assertEquals(hostile, embedded(page));
    assertTrue(
        page.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&lt;!--&quot;&#39;&amp;"));
  }

  @Test
  public void write_moreEpochsThanAPageBears_thinsThemAndKeepsTheLast() throws Exception {
    Comparison large = SampleComparison.large(20, 2000, 3);
    Comparison embedded = embedded(page(large));
    assertEquals(large.arms(), embedded.arms());
    // 120,000 epochs, 20,000 allowed: every sixth (334) and the 2,000th.
    assertEquals(335, embedded.runs().get(0).history().size());
    assertEquals(2000, embedded.runs().get(0).history().get(334).epoch());
  }

  @Test
  public void write_verdicts_areWordsInThePageAndNotOnlyInCharts() throws Exception {
    String page = page(SampleComparison.moons());
    assertTrue(page.contains("<td class=\"verdict better\">better by more than 1 point</td>"));
    assertTrue(page.contains("<td class=\"verdict worse\">worse by more than 1 point</td>"));
    assertTrue(page.contains("<td class=\"verdict not-judged\">diverged in 1 of 5 runs</td>"));
    assertTrue(
        page.contains("<h1>dropout=0.3 is better than none by more than 1 point: test accuracy +"));
  }

  @Test
  public void write_sentenceThenForestThenTable() throws Exception {
    JsonObject data = new JsonObject();
    data.addProperty("labelNoise", 0.3);
    Map<String, double[]> arms = new LinkedHashMap<>();
    arms.put("none", new double[] {0.80, 0.82, 0.81, 0.79, 0.80});
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    arms.put("l1", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    String page = page(SampleComparison.ofData(arms, data));
    List<String> order =
        List.of(
            "<p class=\"lead\">Made hard on purpose: 30 % of the training labels are wrong.</p>",
            "<h1>l2 is better than none by more than 1 point: test accuracy +5.0 points"
                + " [+3.9, +6.1].</h1>",
            "<p class=\"lead\">About l1 nothing can be said yet",
            "<section id=\"differences\">",
            "<h2>Verdicts</h2>");
    int at = -1;
    for (String part : order) {
      int next = page.indexOf(part);
      assertTrue(part, next > at);
      at = next;
    }
    JsonObject words =
        JsonParser.parseString(between(page, "id=\"words\">", "</script>")).getAsJsonObject();
    JsonObject tones = words.getAsJsonObject("tones").getAsJsonObject("metricComparison");
    assertEquals("better", tones.get("l2").getAsString());
    assertEquals("open", tones.get("l1").getAsString());
    // l2: t of 4 points is 4 / 0.316 = 12.6; l1: mean 1, just the margin, half of it beyond.
    JsonObject chances = words.getAsJsonObject("chances").getAsJsonObject("metricComparison");
    assertEquals("l2: better 100 %, the same 0 %, worse 0 %", chances.get("l2").getAsString());
    assertEquals("l1: better 50 %, the same 48 %, worse 2 %", chances.get("l1").getAsString());
    assertEquals("5 runs", words.getAsJsonObject("runs").get("l1").getAsString());
  }

  /** Leaves pages in target/reports to look at in a browser. */
  @Test
  public void write_everySize_staysOpenable() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "reports"));
    Map<String, Comparison> pages =
        Map.of(
            "moons", SampleComparison.moons(),
            "sine", SampleComparison.sine(),
            "large", SampleComparison.large(20, 2000, 3),
            "smallest", SampleComparison.large(1, 1, 1),
            "single-repeat", SampleComparison.large(3, 30, 1),
            "hostile", SampleComparison.named(HOSTILE));
    for (Map.Entry<String, Comparison> page : pages.entrySet()) {
      Path file = folder.resolve(page.getKey() + ".html");
      try (OutputStream out = Files.newOutputStream(file)) {
        HtmlReport.write(page.getValue(), Language.EN, out);
      }
      assertTrue(page.getKey() + " has " + Files.size(file), Files.size(file) < 8_000_000);
      try (OutputStream out = Files.newOutputStream(folder.resolve(page.getKey() + "-zh.html"))) {
        HtmlReport.write(page.getValue(), Language.ZH, out);
      }
    }
  }

  private static Comparison embedded(String page) {
    String json = between(page, "id=\"comparison\">", "</script>");
    return ResultFile.fromJson(JsonFields.parse("the page's data", json));
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }

  private static String page(Comparison comparison) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.write(comparison, Language.EN, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
