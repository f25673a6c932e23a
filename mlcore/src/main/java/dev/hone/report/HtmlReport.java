package dev.hone.report;

import com.google.gson.JsonObject;
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
 * page as well. The page forbids itself the network.
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
  public static void write(Comparison comparison, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    write(comparison, writer);
    writer.flush();
  }

  /**
   * Writes the page; the caller closes the writer, whose encoding has to be UTF-8.
   *
   * @throws IOException if the writer does
   */
  public static void write(Comparison comparison, Writer out) throws IOException {
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
      out.write(part(page.substring(start + 2, end), comparison));
      at = end + 2;
    }
  }

  private static String part(String name, Comparison comparison) throws IOException {
    return switch (name) {
      case "title" -> escape("Hone: " + comparison.data().name());
      case "headline" -> escape(Headline.of(comparison));
      case "setting" -> escape(Wording.setting(comparison));
      case "verdicts" -> HtmlTable.of(ReportTable.verdicts(comparison), comparison);
      case "tests" -> HtmlTable.of(ReportTable.tests(comparison), comparison);
      case "measurements" -> HtmlTable.of(ReportTable.measurements(comparison), comparison);
      case "arms" -> arms(comparison);
      case "divergences" -> paragraphs(Wording.divergences(comparison), "warning");
      case "howToRead" -> paragraphs(Wording.howToRead(comparison), "");
      case "provenance" -> provenance(comparison);
      case "data" -> data(comparison);
      case "style" -> resource("report.css");
      case "script" -> resource("report.js");
      case "d3" -> resource(D3 + "dist/d3.min.js");
      case "d3Licence" -> resource(D3 + "LICENSE");
      default -> throw new IllegalStateException("the report's template asks for " + name);
    };
  }

  private static String arms(Comparison comparison) {
    StringBuilder html = new StringBuilder("<dl>");
    for (ArmSummary arm : comparison.arms()) {
      html.append("<dt>").append(escape(arm.name())).append("</dt><dd>");
      html.append(escape(arm.description())).append("</dd>\n");
    }
    return html.append("</dl>").toString();
  }

  private static String provenance(Comparison comparison) {
    Provenance from = comparison.origin().provenance();
    String[][] facts = {
      {"Hone", from.honeVersion()},
      {"Java", from.java()},
      {"System", from.os()},
      {"Executor", from.executor()},
      {"Seed", Long.toString(from.seed())},
      {"Data", from.dataHash()},
      {"Spec", comparison.origin().specHash()},
    };
    StringBuilder html = new StringBuilder("<dl>");
    for (String[] fact : facts) {
      html.append("<dt>").append(fact[0]).append("</dt><dd>").append(escape(fact[1]));
      html.append("</dd>\n");
    }
    return html.append("</dl>").toString();
  }

  private static String paragraphs(List<String> texts, String style) {
    StringBuilder html = new StringBuilder();
    for (String text : texts) {
      html.append("<p class=\"").append(style).append("\">").append(escape(text)).append("</p>\n");
    }
    return html.toString();
  }

  /** The JSON, with every {@code <} escaped, so that no text in it can end the script element. */
  private static String data(Comparison comparison) {
    JsonObject json = ResultFile.toJson(thinned(comparison));
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
