package dev.hone.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, in the form that spreadsheet programs write. */
final class WorkbookFile {
  /**
   * Numbers of styles: a date, a time of day, a length of time, a share, a date of Excel in Asia.
   */
  static final int DATE = 1;

  static final int TIME = 2;
  static final int LENGTH = 3;
  static final int SHARE = 4;
  static final int ASIAN = 5;
  static final int MOMENT = 6;

  private static final String STYLES =
      """
      <styleSheet><numFmts count="4"><numFmt numFmtId="164" formatCode="d\\-mmm\\-yy;@"/>\
      <numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="h:mm"/>\
      <numFmt numFmtId="167" formatCode="yyyy/mm/dd\\ hh:mm"/></numFmts>\
      <cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="166"/><xf numFmtId="165"/>\
      <xf numFmtId="10"/><xf numFmtId="31"/><xf numFmtId="167"/></cellXfs></styleSheet>""";

  final Map<String, String> parts = new LinkedHashMap<>();
  private final StringBuilder types = new StringBuilder();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private String settings = "";
  private int count;

  WorkbookFile() {
    parts.put("xl/styles.xml", STYLES);
    parts.put(
        "xl/sharedStrings.xml",
        "<sst><si><t>when</t></si><si><r><t>wei</t></r><r><t>ght</t></r></si><si><t>kind</t></si></sst>");
    type("/xl/styles.xml", "styles");
    type("/xl/sharedStrings.xml", "sharedStrings");
    type("/xl/workbook.xml", "sheet.main");
  }

  private void type(String part, String kind) {
    types.append(
        "<Override PartName=\"%s\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>"
            .formatted(part, kind));
  }

  /** Days are counted from 1904. */
  WorkbookFile from1904() {
    settings = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  WorkbookFile sheet(String name, String... rows) {
    return sheet(name, "", rows);
  }

  WorkbookFile hidden(String name, String... rows) {
    return sheet(name, " state=\"hidden\"", rows);
  }

  private WorkbookFile sheet(String name, String state, String[] rows) {
    count++;
    sheets.append(
        "<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>"
            .formatted(name, count, state, count));
    relations.append(
        "<Relationship Id=\"rId%d\" Target=\"worksheets/sheet%d.xml\"/>".formatted(count, count));
    parts.put(
        "xl/worksheets/sheet%d.xml".formatted(count),
        "<worksheet><sheetData>" + String.join("", rows) + "</sheetData></worksheet>");
    return this;
  }

  /** A row with its number in the sheet. */
  static String row(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      String place = "r=\"" + (char) ('A' + i) + number + "\"";
      row.append(cells[i].replace("<c", "<c " + place));
    }
    return row.append("</row>").toString();
  }

  static String number(Object value) {
    return number(value, 0);
  }

  static String number(Object value, int style) {
    return "<c s=\"" + style + "\"><v>" + value + "</v></c>";
  }

  static String text(String value) {
    return "<c t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
  }

  static String shared(int index) {
    return "<c t=\"s\"><v>" + index + "</v></c>";
  }

  /** A cell of a type: b, e, or a formula that came to something. */
  static String typed(String type, String formula, Object value) {
    String form = formula.isEmpty() ? "" : "<f>" + formula + "</f>";
    return "<c t=\"" + type + "\">" + form + "<v>" + value + "</v></c>";
  }

  /** A cell without anything in it. */
  static String empty() {
    return "<c/>";
  }

  byte[] bytes() {
    parts.put("[Content_Types].xml", "<Types>" + types + "</Types>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + settings
            + "<sheets>"
            + sheets
            + "</sheets></workbook>");
    parts.put("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    return packed(parts);
  }

  static byte[] packed(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
