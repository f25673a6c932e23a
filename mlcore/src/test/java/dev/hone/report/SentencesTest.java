package dev.hone.report;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/**
 * Every sentence about a result, on the terminal and on the page, is one that {@link Headline} or
 * {@link Wording} wrote: what is left when theirs, the tables' cells and the page's own words are
 * taken away holds no three words in a row.
 */
public class SentencesTest {
  private static final Pattern SENTENCE =
      Pattern.compile("[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}");

  private static List<Comparison> comparisons() {
    Map<String, double[]> open = new LinkedHashMap<>();
    open.put("none", new double[] {0.80, 0.82, 0.81, 0.79, 0.80});
    open.put("a", new double[] {0.82, 0.81, 0.84, 0.79, 0.81});
    open.put("b", new double[] {0.802, 0.818, 0.81, 0.791, 0.799});
    return List.of(
        SampleComparison.moons(),
        SampleComparison.sine(),
        SampleComparison.large(1, 1, 1),
        SampleComparison.large(3, 30, 1),
        SampleComparison.ofAccuracies(open));
  }

  @Test
  public void terminal() {
    for (Comparison comparison : comparisons()) {
      String text = TextReport.render(comparison, Language.EN, false, 2000);
      for (Message sentence : Headline.sentences(comparison)) {
        assertTrue(text, text.contains(sentence.in(Language.EN)));
      }
      assertNothingLeft(text, said(comparison));
    }
  }

  @Test
  public void page() throws IOException {
    for (Comparison comparison : comparisons()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      HtmlReport.write(comparison, Language.EN, out);
      String text =
          out.toString(StandardCharsets.UTF_8)
              .replaceAll("(?s)^.*<body>", "")
              .replaceAll("(?s)<script.*?</script>", "")
              .replaceAll("(?s)<!--.*?-->", "")
              .replaceAll("<[^>]*>", "\n")
              .replace("&lt;", "<")
              .replace("&quot;", "\"")
              .replace("&#39;", "'")
              .replace("\u00a0", " ")
              .replace("&amp;", "&");
      List<String> said = said(comparison);
      said.addAll(wordsOfThePage());
      for (ArmSummary arm : comparison.arms()) {
        said.add(arm.description());
      }
      assertNothingLeft(text, said);
    }
  }

  private static void assertNothingLeft(String text, List<String> said) {
    String left = text;
    said.sort(Comparator.comparingInt(String::length).reversed());
    for (String sentence : said) {
      if (!sentence.isEmpty()) {
        left = left.replace(sentence, "|");
      }
    }
    Matcher sentence = SENTENCE.matcher(left);
    assertFalse(sentence.find() ? sentence.group() + " in " + left : "", sentence.reset().find());
  }

  private static List<String> said(Comparison comparison) {
    List<String> said = new ArrayList<>();
    List<Message> messages = new ArrayList<>(Headline.sentences(comparison));
    messages.add(Paragraphs.setting(comparison));
    messages.add(Paragraphs.computed(comparison));
    messages.addAll(Paragraphs.divergences(comparison));
    messages.addAll(Paragraphs.notes(comparison));
    messages.addAll(Paragraphs.howToRead(comparison));
    for (Message message : messages) {
      said.add(message.in(Language.EN));
    }
    for (ReportTable table :
        List.of(
            ReportTable.verdicts(comparison),
            ReportTable.measurements(comparison),
            ReportTable.tests(comparison))) {
      said.addAll(table.headings(Language.EN));
      for (int row = 0; row < table.rows().size(); row++) {
        said.addAll(table.row(row, Language.EN));
      }
    }
    said.removeIf(text -> text.length() < 8);
    return said;
  }

  private static List<String> wordsOfThePage() throws IOException {
    List<String> words = new ArrayList<>();
    String template;
    try (var in = HtmlReport.class.getResourceAsStream("template.html")) {
      template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Matcher keys = Pattern.compile("\\{\\{(page\\.[a-z.-]+)}}").matcher(template);
    while (keys.find()) {
      words.add(Message.of(keys.group(1)).in(Language.EN));
    }
    return words;
  }
}
