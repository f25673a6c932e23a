package dev.hone.report;

import dev.hone.base.Language;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.stats.PairedComparison;
import java.util.List;

/** A report's table as HTML; verdicts get a class by which the style sheet colours them. */
final class HtmlTable {
  private HtmlTable() {}

  static String of(ReportTable table, Comparison comparison, Language language) {
    StringBuilder html =
        new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
    for (ReportTable.Column column : table.columns()) {
      html.append("<th scope=\"col\" class=\"").append(kind(column)).append("\">");
      String heading = HtmlReport.escape(column.heading().in(language));
      html.append(heading.replace("95 %", "95\u00a0%")).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < table.rows().size(); row++) {
      html.append("<tr>");
      List<String> texts = table.row(row, language);
      for (int i = 0; i < texts.size(); i++) {
        cell(html, table.columns().get(i), texts.get(i), comparison.arms().get(row), i == 0);
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>").toString();
  }

  private static void cell(
      StringBuilder html, ReportTable.Column column, String text, ArmSummary arm, boolean head) {
    PairedComparison judged =
        switch (column.kind()) {
          case METRIC_VERDICT -> arm.metricComparison();
          case LOSS_VERDICT -> arm.lossComparison();
          case WORDS, NUMBER -> null;
        };
    String style = judged == null ? kind(column) : "verdict " + Wording.tone(judged.verdict());
    html.append(head ? "<th scope=\"row\"" : "<td").append(" class=\"").append(style);
    html.append(head ? "\"><span>" : "\">").append(HtmlReport.escape(text));
    html.append(head ? "</span></th>" : "</td>");
  }

  private static String kind(ReportTable.Column column) {
    return column.kind() == ReportTable.Kind.NUMBER ? "number" : "words";
  }
}
