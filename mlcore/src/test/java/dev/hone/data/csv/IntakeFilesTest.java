package dev.hone.data.csv;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Message;
import dev.hone.data.Expect;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.Test;

/**
 * Files as people have them: headers, lines that are no rows, encodings, separators, copies,
 * groups.
 */
public class IntakeFilesTest extends Intake {
  @Test
  public void headers_areToldByTheColumnBelow() {
    CsvData silent = read(table("", i -> (i % 2 == 0 ? "-0,7;-1,1;" : "2,4;-2,3;") + i % 2));
    assertEquals(ROWS, silent.dataset().size());
    assertEquals(-0.7, silent.dataset().features()[0], 0);
    remarked(silent, "no header line: the columns are named column1 to column3");
    CsvData years =
        read(table("2019,2020,2021", i -> (i * 0.5) + "," + (i * 3.25) + "," + (i * 1.75)));
    assertTrue(years.reading().source().header());
    assertEquals("2021", years.reading().target());
    CsvData texts = read("a,b\nred,x\nblue,y\nred,x\n".repeat(1) + "blue,y\nred,y\n");
    assertEquals("b", texts.reading().target());
    TableOptions.Form none = new TableOptions.Form(false, null, null, null, List.of(), null);
    assertEquals(
        ROWS + 1,
        read(table("u,v", i -> i % 3 + "u," + kind(i)), TableOptions.defaults().withForm(none))
            .reading()
            .rows()
            .read());
    agrees(silent);
    agrees(years);
  }

  @Test
  public void linesThatAreNoRows_areLeftOutAndNamed() {
    String rows = table("", i -> i * 3 % 7 + "," + i * 5 % 11 + "," + kind(i));
    CsvData data =
        read(
            "Sales of the year\n# by hand\n\na,b,kind\nm,kg,\n"
                + rows
                + "Total,220,\n# end\nSource: me\n");
    assertEquals(List.of("a", "b", "kind"), names(data));
    assertEquals(ROWS, data.dataset().size());
    remarked(
        data,
        "the first 3 lines are no part of the table: \"Sales of the year\"",
        "line 5 holds units",
        "is a total (\"Total\")",
        "1 line that starts with #",
        "is no row and was left out: \"Source: me\"");
    CsvData excel = read("sep=;\n" + table("a;kind", i -> i + ",5;" + kind(i)));
    assertEquals(0.5, excel.dataset().features()[0], 0);
    remarked(excel, "\"sep=;\"");
    CsvData trailing = read(table("a,kind,", i -> i * 3 % 7 + "," + kind(i) + ","));
    assertEquals(List.of("a", "kind"), names(trailing));
    remarked(trailing, "column 3 has no name and no value");
    CsvData shortHeader = read(table("a,kind", i -> "r" + i + "," + i * 3 % 7 + "," + kind(i)));
    assertEquals(List.of("column1", "a", "kind"), names(shortHeader));
    agrees(data);
  }

  private static List<String> names(CsvData data) {
    return Tables.names(data.reading());
  }

  @Test
  public void columnsOfNoUse_areLeftOutWithTheReason() {
    CsvData data =
        read(
            table(
                "id,code,note,always,empty,a,kind",
                i ->
                    (1000 + i)
                        + ",c"
                        + i * 7
                        + ",some long words of row "
                        + i
                        + ",7,,"
                        + i * 3 % 11
                        + ","
                        + kind(i)));
    assertEquals(
        "predicting kind (class) from 1 of 7 columns; left out: id (counts the rows),"
            + " code (its own value in nearly every row), note (text), always (always 7), empty (empty)",
        data.reading().sentence().toString());
    TableOptions.Columns wanted =
        new TableOptions.Columns(
            List.of(), List.of("id", "a"), List.of(), List.of(), List.of(), null);
    CsvData chosen =
        read(
            table("id,a,b,kind", i -> (1000 + i) + "," + i * 3 % 11 + ",1," + kind(i)),
            TableOptions.defaults().withColumns(wanted));
    assertEquals(2, chosen.dataset().schema().columns().size());
    assertEquals(1000, chosen.dataset().features()[0], 0);
    // A time that counts the rows is all there is: it stays.
    CsvData time = read(table("t,y", i -> i + "," + Math.sin(i)));
    assertEquals("t", time.dataset().schema().columns().get(0).name());
    agrees(data);
  }

  @Test
  public void copiesOfMeasurements_stayTogether_categoriesAreFree() {
    CsvData copies =
        read(table("a,b,kind", i -> pair(i) * 0.37 + "," + pair(i) * 0.11 + "," + kind(i / 4)));
    assertNotNull(copies.groups());
    assertEquals(copies.groups()[0], copies.groups()[1]);
    remarked(copies, "20 of 40 rows are copies of others: rows with the same features stay");
    CsvData persons =
        read(
            table(
                "sex,class,kind", i -> (i % 2 == 0 ? "m" : "f") + "," + i % 3 + "," + kind(i / 3)));
    assertNull(persons.groups());
  }

  @Test
  public void groups_areRemarked_andKeptOnRequest() {
    String text = table("person,a,kind", i -> "p" + i / 8 + "," + i * 3 % 11 + "," + kind(i));
    remarked(read(text), "\"person\" looks like 5 persons or things with about 8 rows each");
    TableOptions.Columns group =
        new TableOptions.Columns(List.of(), List.of(), List.of(), List.of(), List.of(), "person");
    CsvData data = read(text, TableOptions.defaults().withColumns(group));
    assertEquals(1, data.dataset().schema().columns().size());
    assertEquals(ColumnRole.GROUP, data.reading().column("person").role());
    assertEquals(data.groups()[0], data.groups()[7]);
    assertFalse(data.groups()[7] == data.groups()[8]);
  }

  @Test
  public void encodings_areFoundOut() throws IOException {
    String west = table("größe,stadt", i -> i * 3 % 11 + "," + (i % 2 == 0 ? "München" : "Köln"));
    String china = table("大小,城市", i -> i * 3 % 11 + "," + (i % 2 == 0 ? "北京" : "上海"));
    String japan = table("サイズ,まち", i -> i * 3 % 11 + "," + (i % 2 == 0 ? "とうきょう" : "おおさか"));
    encoded(west, "windows-1252", "Köln", true);
    encoded(china, "GB18030", "北京", true);
    encoded(japan, "Shift_JIS", "とうきょう", true);
    encoded(china, "UTF-8", "北京", false);
    encoded("\uFEFF" + china, "UTF-8", "北京", false);
    encoded("\uFEFF" + west, "UTF-16LE", "Köln", false);
    encoded("\uFEFF" + china, "UTF-16BE", "北京", false);
    TableOptions.Form wrong =
        new TableOptions.Form(null, null, null, "windows-1252", List.of(), null);
    CsvData forced =
        read(west.getBytes(StandardCharsets.UTF_8), TableOptions.defaults().withForm(wrong));
    assertEquals("windows-1252", forced.reading().source().encoding());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(west.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(ROWS, read(packed.toByteArray(), TableOptions.defaults()).dataset().size());
  }

  private static void encoded(String text, String name, String level, boolean guessed) {
    CsvData data = read(text.getBytes(Charset.forName(name)), TableOptions.defaults());
    Reading reading = data.reading();
    assertEquals(name, reading.source().encoding());
    assertTrue(
        reading.columns().get(1).values().levels().toString(),
        reading.columns().get(1).values().levels().contains(level));
    boolean said = data.notes().stream().map(Message::key).anyMatch("look.encoding"::equals);
    assertEquals(name, guessed, said);
    if (guessed) {
      remarked(data, level);
    }
  }

  @Test
  public void separators_blanksBarsAndWhatIsSaid() {
    CsvData blanks =
        read(
            table(
                "a  b   kind", i -> "  " + i * 3 % 11 + "   " + i * 7 % 13 + "  " + kind(i) + " "));
    assertEquals("space", blanks.reading().source().separator());
    assertEquals(3, column(blanks.dataset(), 0)[1], 0);
    CsvData bars = read(table("a|kind", i -> i * 3 % 11 + "|" + kind(i)));
    assertEquals("pipe", bars.reading().source().separator());
    TableOptions.Form comma = new TableOptions.Form(null, "comma", null, null, List.of(), null);
    assertEquals(
        "comma",
        read(
                table("a;b,kind", i -> i % 3 + ";" + i % 2 + "," + kind(i / 2)),
                TableOptions.defaults().withForm(comma))
            .reading()
            .source()
            .separator());
  }

  @Test
  public void archiveOfSeries_classFirst() {
    CsvData data =
        read(
            table(
                "",
                i -> {
                  StringBuilder row = new StringBuilder("" + (1 + i % 2));
                  for (int t = 0; t < 24; t++) {
                    row.append('\t').append(String.format(Locale.ROOT, "%.4f", Math.sin(i + t)));
                  }
                  return row.toString();
                }));
    assertEquals("column1", data.reading().target());
    assertEquals(24, Tables.sequenceSteps(data));
    remarked(data, "as in the UCR archive");
  }

  @Test
  public void samples_areTheSameEachTime_andSaid() {
    StringBuilder text = new StringBuilder("a,kind\n");
    for (int i = 0; i < 5000; i++) {
      text.append(i * 0.5).append(',').append(kind(i)).append('\n');
    }
    TableOptions some = TableOptions.defaults().withRows(300);
    CsvData data = read(text.toString(), some);
    remarked(data, "a sample of 301 of the 5000 rows");
    assertArrayEquals(
        data.dataset().features(), read(text.toString(), some).dataset().features(), 0);
    double mean = Arrays.stream(data.dataset().features()).average().orElseThrow();
    // Of a uniform sample of 301 from 0 to 2499.5: the mean within five standard errors.
    assertEquals(1250, mean, 5 * 722 / Math.sqrt(301));
  }

  @Test
  public void columnsThatAreNotThere_getAHint() {
    String text = table("size,kind", i -> i * 3 % 11 + "," + kind(i));
    Expect.error(
        () -> read(text, TableOptions.defaults().withTarget("kinds")), "did you mean \"kind\"?");
    Expect.error(
        () -> read(text, TableOptions.defaults().withIgnore(List.of("sise"))),
        "did you mean \"size\"?");
  }
}
