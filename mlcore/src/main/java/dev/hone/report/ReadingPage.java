package dev.hone.report;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.Reading;

/** What a table was taken for, as a section of the page. */
final class ReadingPage {
  private ReadingPage() {}

  /** The section; nothing for a result that does not know its reading. */
  static String of(Reading reading, Language language) {
    if (reading == null) {
      return "";
    }
    StringBuilder html = new StringBuilder("<section id=\"reading\">\n<h2>");
    html.append(text(Message.of("page.reading"), language)).append("</h2>\n");
    html.append("<p>").append(text(ReadingText.source(reading), language)).append("</p>\n");
    html.append("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
    for (Message heading : ReadingText.headings()) {
      html.append("<th>").append(text(heading, language)).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    for (ColumnReading column : ReadingText.shown(reading)) {
      html.append("<tr>");
      for (Message cell : ReadingText.cells(column)) {
        html.append("<td>").append(text(cell, language)).append("</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n");
    int more = reading.columns().size() - ReadingText.shown(reading).size();
    if (more > 0) {
      html.append("<p>").append(text(Message.of("look.more-columns", more), language));
      html.append("</p>\n");
    }
    if (!reading.remarks().isEmpty()) {
      html.append("<ul>\n");
      for (Message remark : reading.remarks()) {
        html.append("<li>").append(text(remark, language)).append("</li>\n");
      }
      html.append("</ul>\n");
    }
    return html.append("</section>\n").toString();
  }

  private static String text(Message message, Language language) {
    return HtmlReport.escape(message.in(language));
  }
}
