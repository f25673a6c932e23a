package dev.hone.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.hone.base.Language;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** The reports in Chinese: no English word in them, and lines that a terminal does not break. */
public class ChineseReportTest {
  /** Names of methods, people and programs, which are written so in Chinese too. */
  private static final Set<String> NAMES =
      Set.of(
          "Nadeau",
          "Bengio",
          "Corani",
          "Benavoli",
          "Bonferroni",
          "Bouckaert",
          "Frank",
          "Grandvalet",
          "Hone",
          "Java",
          "java"); // what --executor takes

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  private static final List<Comparison> SAMPLES =
      List.of(
          SampleComparison.moons(),
          SampleComparison.sine(),
          SampleComparison.large(20, 3, 2),
          SampleComparison.large(3, 30, 1),
          SampleComparison.large(1, 1, 1));

  @Test
  public void text_hasNoEnglishWord() {
    for (Comparison comparison : SAMPLES) {
      String text = TextReport.render(comparison, Language.ZH, false, 400);
      assertEquals(text, Set.of(), englishWords(text, comparison));
    }
  }

  @Test
  public void page_hasNoEnglishWord() throws IOException {
    for (Comparison comparison : SAMPLES) {
      String page = page(comparison);
      assertTrue(page.contains("<html lang=\"zh\">"));
      String labels = page.replaceAll("(?s)^.*<body>", "").replaceAll("aria-label=\"", ">");
      String seen =
          labels
              .replaceAll("(?s)<script.*?</script>", "")
              .replaceAll("(?s)<!--.*?-->", "")
              .replaceAll("<[^>]*>", " ")
              .replaceAll("[0-9a-f]{12,}", " ")
              .replace("&lt;", "<");
      assertEquals(seen, Set.of(), englishWords(seen, comparison));
    }
  }

  @Test
  public void wordsOfTheScript_areNotEnglish() {
    for (Comparison comparison : SAMPLES) {
      JsonObject words = PageWords.of(comparison, Language.ZH);
      words.entrySet().stream()
          .filter(word -> word.getValue().isJsonPrimitive())
          .forEach(
              word ->
                  assertEquals(
                      word.getKey(), Set.of(), englishWords(word.getValue().getAsString(), null)));
      JsonObject metric = words.getAsJsonObject("metric");
      assertEquals(Set.of(), englishWords(metric.get("axis").getAsString(), null));
    }
  }

  /** Every word that the script asks for is there, and every one that is there is asked for. */
  @Test
  public void script_asksForExactlyTheWordsThereAre() throws IOException {
    String script = script();
    Set<String> asked = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\bwords\\.(\\w+)").matcher(script);
    while (matcher.find()) {
      asked.add(matcher.group(1));
    }
    assertEquals(
        asked, new TreeSet<>(PageWords.of(SampleComparison.moons(), Language.EN).keySet()));
    Matcher text = Pattern.compile("\"([^\"\\n]*)\"").matcher(script.replaceAll("//.*", ""));
    while (text.find()) {
      boolean sentence = Pattern.compile("[A-Za-z]{2,} [A-Za-z]{2,}").matcher(text.group(1)).find();
      assertEquals(
          text.group(),
          sentence,
          Set.of("use strict", "line reference", "point test").contains(text.group(1)));
    }
  }

  @Test
  public void text_noLineIsWiderThanTheTerminal() {
    for (int width : new int[] {40, 60, 80, 120}) {
      for (Comparison comparison : SAMPLES) {
        TextReport.render(comparison, Language.ZH, false, width)
            .lines()
            .forEach(line -> assertTrue(width + ": " + line, columns(line) <= width));
      }
    }
  }

  @Test
  public void text_columnsStandUnderTheirHeadings() {
    List<String> lines =
        TextReport.render(SampleComparison.moons(), Language.ZH, false, 200).lines().toList();
    int at = 0;
    while (!lines.get(at).startsWith("方案")) {
      at++;
    }
    // "dropout=0.3" is the widest name: 11 columns and the gap of two.
    assertEquals(13, columns(before(lines.get(at), "结论")));
    assertEquals(13, columns(before(lines.get(at + 1), "基线")));
    assertEquals(
        columns(before(lines.get(at), " [95%]") + " [95%]"),
        columns(before(lines.get(at + 1), "]") + "]"));
  }

  @Test
  public void lines_breakBetweenChineseSignsButNotBeforePunctuation() {
    assertEquals(List.of("没有其", "他方案"), TerminalText.lines("没有其他方案", 7));
    assertEquals(List.of("一二", "三，四"), TerminalText.lines("一二三，四", 6));
    assertEquals(List.of("与 none", "比较"), TerminalText.lines("与 none 比较", 8));
    assertEquals(List.of("（一"), TerminalText.lines("（一", 4));
    assertEquals(List.of("ab cd", "ef"), TerminalText.lines("ab cd ef", 5));
    assertEquals(List.of("abcde", "fg"), TerminalText.lines("abcdefg", 5));
    assertEquals("一二…", TerminalText.shortened("一二三四", 6));
  }

  private static String before(String line, String text) {
    assertTrue(line, line.contains(text));
    return line.substring(0, line.indexOf(text));
  }

  /** Chinese signs and their punctuation take two columns; dashes and quotes of Latin text one. */
  private static int columns(String line) {
    return line.codePoints()
        .map(point -> Character.isIdeographic(point) || "，。、；：（）".indexOf(point) >= 0 ? 2 : 1)
        .sum();
  }

  private static Set<String> englishWords(String text, Comparison comparison) {
    String rest = text;
    if (comparison != null) {
      // What the person named, what an arm is in words as it was kept, what the machine is called.
      for (ArmSummary arm : comparison.arms()) {
        rest = rest.replace(arm.description(), " ").replace(arm.name(), " ");
      }
      rest = rest.replace(comparison.data().name(), " ").replace(comparison.baseline(), " ");
      rest = rest.replace(comparison.origin().provenance().os(), " ");
      rest = rest.replace(comparison.origin().provenance().java(), " ");
      rest = rest.replace(comparison.origin().provenance().honeVersion(), " ");
      rest =
          rest.replace("<dd>" + comparison.origin().provenance().executor(), " ")
              .replace(" java ", " ");
    }
    Set<String> words = new TreeSet<>();
    Matcher word = WORD.matcher(rest);
    while (word.find()) {
      if (!NAMES.contains(word.group())) {
        words.add(word.group());
      }
    }
    return words;
  }

  private static String page(Comparison comparison) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.write(comparison, Language.ZH, out);
    String page = out.toString(StandardCharsets.UTF_8);
    assertFalse("a place of the template was left empty", page.contains("{{"));
    return page;
  }

  private static String script() throws IOException {
    return new String(
        HtmlReport.class.getResourceAsStream("report.js").readAllBytes(), StandardCharsets.UTF_8);
  }
}
