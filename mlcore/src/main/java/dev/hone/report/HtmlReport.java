package dev.hone.report;

import com.google.gson.JsonObject;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.run.Provenance;
import dev.hone.train.EpochRecord;
import dev.hone.trained.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison as one HTML file that needs nothing else: words and tables are in the page, charts
 * are drawn as SVG by D3, which is in the page too, from the comparison's JSON, which is in the
 * page as well. Every word comes from the bundles; the template asks for keys. The page forbids
 * itself the network.
 */
public final class HtmlReport {
  private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/";

  /** With more epochs than this over all runs, the page gets every n-th of them. */
  private static final int MOST_EPOCHS = 20_000;

  private HtmlReport() {}

  /**
   * Writes the page in UTF-8; the caller closes the stream.
   *
   * @throws IOException if the stream does
   */
  public static void write(Comparison comparison, Language language, OutputStream out)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    write(comparison, language, writer);
    writer.flush();
  }

  /**
   * Writes the page; the caller closes the writer, whose encoding has to be UTF-8.
   *
   * @throws IOException if the writer does
   */
  public static void write(Comparison comparison, Language language, Writer out)
      throws IOException {
    String page = resource("template.html");
    int at = 0;
    while (true) {
      int start = page.indexOf("{{", at);
      if (start < 0) {
        out.write(page, at, page.length() - at);
        return;
      }
      int end = page.indexOf("}}", start);
      out.write(page, at, start - at);
      out.write(part(page.substring(start + 2, end), comparison, language));
      at = end + 2;
    }
  }

  private static String part(String name, Comparison comparison, Language language)
      throws IOException {
    return switch (name) {
      case "language" -> language.tag();
      case "title" -> escape("Hone: " + comparison.data().name());
      case "headline" -> headline(comparison, language);
      case "setting" -> escape(Paragraphs.setting(comparison).in(language));
      case "predicting" ->
          comparison.data().reading() == null
              ? ""
              : escape(comparison.data().reading().sentence().in(language));
      case "verdicts" -> HtmlTable.of(ReportTable.verdicts(comparison), comparison, language);
      case "tests" -> HtmlTable.of(ReportTable.tests(comparison), comparison, language);
      case "measurements" ->
          HtmlTable.of(ReportTable.measurements(comparison), comparison, language);
      case "arms" -> arms(comparison, language);
      case "divergences" -> paragraphs(Paragraphs.divergences(comparison), language, "warning");
      case "howToRead" -> paragraphs(Paragraphs.howToRead(comparison), language, "");
      case "reading" -> ReadingPage.of(comparison.data().reading(), language);
      case "provenance" -> provenance(comparison, language);
      case "data" -> inScript(ResultFile.toJson(thinned(comparison)));
      case "words" -> inScript(PageWords.of(comparison, language));
      case "style" -> resource("report.css");
      case "script" -> resource("report.js");
      case "d3" -> resource(D3 + "dist/d3.min.js");
      case "d3Licence" -> resource(D3 + "LICENSE");
      default -> escape(Message.of(name).in(language));
    };
  }

  /** What was made hard, then the weightiest sentence as heading, then the others. */
  private static String headline(Comparison comparison, Language language) {
    List<Message> sentences = new ArrayList<>(Headline.sentences(comparison));
    StringBuilder html = new StringBuilder();
    if (Wording.difficulty(comparison) != null) {
      html.append(paragraphs(List.of(sentences.remove(0)), language, "lead"));
    }
    html.append("<h1>").append(escape(sentences.remove(0).in(language))).append("</h1>\n");
    return html.append(paragraphs(sentences, language, "lead")).toString();
  }

  private static String arms(Comparison comparison, Language language) {
    StringBuilder html = new StringBuilder("<dl>");
    for (ArmSummary arm : comparison.arms()) {
      fact(html, arm.title().in(language), arm.description());
    }
    return html.append("</dl>").toString();
  }

  private static String provenance(Comparison comparison, Language language) {
    Provenance from = comparison.origin().provenance();
    StringBuilder html = new StringBuilder("<dl>");
    fact(html, "Hone", from.honeVersion());
    fact(html, "Java", from.java());
    fact(html, Message.of("page.provenance.system").in(language), from.os());
    fact(html, Message.of("page.provenance.executor").in(language), from.executor());
    fact(html, Message.of("page.provenance.seed").in(language), Long.toString(from.seed()));
    fact(html, Message.of("page.provenance.data").in(language), from.dataHash());
    fact(html, Message.of("page.provenance.spec").in(language), comparison.origin().specHash());
    return html.append("</dl>").toString();
  }

  private static void fact(StringBuilder html, String name, String text) {
    html.append("<dt>").append(escape(name)).append("</dt><dd>").append(escape(text));
    html.append("</dd>\n");
  }

  private static String paragraphs(List<Message> texts, Language language, String style) {
    StringBuilder html = new StringBuilder();
    for (Message text : texts) {
      html.append("<p class=\"").append(style).append("\">");
      html.append(escape(text.in(language))).append("</p>\n");
    }
    return html.toString();
  }

  /** The JSON, with every {@code <} escaped, so that no text in it can end the script element. */
  private static String inScript(JsonObject json) {
    return json.toString().replace("<", "\\u003c");
  }

  private static Comparison thinned(Comparison whole) {
    long epochs = whole.runs().stream().mapToLong(run -> run.history().size()).sum();
    int step = (int) ((epochs + MOST_EPOCHS - 1) / MOST_EPOCHS);
    if (step <= 1) {
      return whole;
    }
    List<RunResult> runs = new ArrayList<>();
    for (RunResult run : whole.runs()) {
      List<EpochRecord> kept = new ArrayList<>();
      for (int i = 0; i < run.history().size(); i++) {
        if (i % step == 0 || i == run.history().size() - 1) {
          kept.add(run.history().get(i));
        }
      }
      runs.add(run.withHistory(kept));
    }
    return whole.withRuns(runs);
  }

  /** Makes a text safe between tags and in quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the report's file " + path + " is not packed with Hone");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
  }
}
