package dev.hone.data.csv;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Message;
import dev.hone.data.Expect;
import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Task;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.Test;

/** Tables as people have them: each kind of oddity, with the values that are right. */
public class IntakeTest {
  private static final int ROWS = 40;

  private static CsvData read(String text) {
    return read(text, TableOptions.defaults());
  }

  private static CsvData read(String text, TableOptions options) {
    return read(text.getBytes(StandardCharsets.UTF_8), options);
  }

  private static CsvData read(byte[] bytes, TableOptions options) {
    return Csv.read(new ByteArrayInputStream(bytes), "t.csv", options);
  }

  /** A header, and rows made of their numbers. */
  private static String table(String header, IntFunction<String> row) {
    StringBuilder text = new StringBuilder(header.isEmpty() ? "" : header + "\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(row.apply(i)).append('\n');
    }
    return text.toString();
  }

  private static String kind(int row) {
    return row % 2 == 0 ? "x" : "y";
  }

  private static int pair(int row) {
    return row / 2;
  }

  private static double[] column(Dataset data, int column) {
    double[] values = new double[data.size()];
    int width = data.schema().columns().size();
    for (int row = 0; row < values.length; row++) {
      values[row] = data.features()[row * width + column];
    }
    return values;
  }

  private static ColumnKind kindOf(CsvData data, String column) {
    return data.reading().column(column).kind();
  }

  private static void remarked(CsvData data, String... parts) {
    String all = data.notes().toString();
    for (String part : parts) {
      assertTrue(part + " in " + all, all.contains(part));
    }
  }

  /** Report and training come from one reading: what it shows first and last is what is trained. */
  private static void agrees(CsvData data) {
    Dataset rows = data.dataset();
    int feature = 0;
    for (ColumnReading column : data.reading().in(ColumnRole.FEATURE)) {
      double[] values = column(rows, feature);
      shows(column, column.values().first(), values[0]);
      shows(column, column.values().last(), values[values.length - 1]);
      if (column.isNumeric() && column.conversion().dates() == null) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
          least = Double.isNaN(value) ? least : Math.min(least, value);
        }
        assertEquals(column.name(), least, column.values().minimum(), 0);
      }
      feature += column.features().size();
    }
    ColumnReading target = data.reading().in(ColumnRole.TARGET).get(0);
    if (rows.schema().task() == Task.CLASSIFICATION) {
      assertEquals(target.values().first(), rows.schema().classNames().get(rows.labels()[0]));
    } else {
      shows(target, target.values().first(), rows.targets()[0]);
    }
  }

  private static void shows(ColumnReading column, String shown, double value) {
    if (Double.isNaN(value)) {
      assertEquals(column.name(), "", shown);
    } else if (!column.isNumeric()) {
      assertEquals(column.name(), shown, column.values().levels().get((int) value));
    } else if (column.conversion().dates() == null) {
      assertEquals(column.name(), Double.parseDouble(shown), value, 0);
    }
  }

  @Test
  public void strangeCellsAmongNumbers_areMissingAndNamed() {
    CsvData data =
        read(
            table(
                "age,kind",
                i -> (i == 7 || i == 9 ? "Bad Input" : "" + (20 + i * 7 % 30)) + "," + kind(i)));
    assertEquals(ColumnKind.NUMBER, kindOf(data, "age"));
    assertTrue(Double.isNaN(column(data.dataset(), 0)[7]));
    assertEquals(20, column(data.dataset(), 0)[0], 0);
    remarked(
        data, "\"age\": 2 cells that are no numbers count as missing: Bad Input (lines 9, 11)");
    agrees(data);
  }

  @Test
  public void tooManyStrangeCells_areRefusedWithTheCure() {
    String text =
        table("age,kind", i -> (i % 5 == 0 ? "unknown" : "" + i * 3 % 31) + "," + kind(i));
    Expect.error(() -> read(text), "column \"age\": 8 of 40 filled cells are no numbers (unknown)");
    TableOptions.Form form =
        new TableOptions.Form(null, null, null, null, List.of("unknown"), null);
    CsvData data = read(text, TableOptions.defaults().withForm(form));
    assertEquals(8, data.reading().column("age").missing());
    TableOptions.Columns numeric =
        new TableOptions.Columns(List.of(), List.of(), List.of(), List.of("age"), List.of(), null);
    assertEquals(
        8,
        read(text, TableOptions.defaults().withColumns(numeric)).reading().column("age").missing());
    TableOptions.Columns levels =
        new TableOptions.Columns(List.of(), List.of(), List.of("age"), List.of(), List.of(), null);
    CsvData asLevels = read(text, TableOptions.defaults().withColumns(levels));
    assertTrue(asLevels.reading().column("age").values().levels().contains("unknown"));
  }

  @Test
  public void wordsForMissing_asInPandasAndDashes() {
    String[] words = {"-", "--", ".", "None", "<NA>", "#N/A", "n/a", "NULL", "?", "NaN", ""};
    CsvData data =
        read(
            table(
                "a,b,kind",
                i ->
                    (i < words.length ? words[i] : "" + i * 5 % 37)
                        + ","
                        + i * 3 % 17
                        + ","
                        + kind(i)));
    assertEquals(words.length, data.reading().column("a").missing());
    assertEquals(ColumnKind.NUMBER, kindOf(data, "a"));
    agrees(data);
    TableOptions.Form noNone =
        new TableOptions.Form(null, null, null, null, List.of("!None"), null);
    String levels =
        table("a,b,kind", i -> (i % 2 == 0 ? "None" : "Gravel") + "," + i * 7 % 11 + "," + kind(i));
    assertEquals(
        List.of("Gravel", "None"),
        read(levels, TableOptions.defaults().withForm(noNone))
            .reading()
            .column("a")
            .values()
            .levels());
  }

  @Test
  public void percentUnitsAndCurrency_areTakenOff() {
    CsvData data =
        read(
            table(
                "p,w,c,e,kind",
                i ->
                    (i * 3 % 17 - 5)
                        + "%,"
                        + i * 7 % 30
                        + " kg,$"
                        + i * 3 % 19
                        + ",("
                        + i * 3 % 23
                        + "),"
                        + kind(i)));
    assertArrayEquals(new double[] {-5, 0, 0, 0}, Arrays.copyOf(data.dataset().features(), 4), 0);
    assertArrayEquals(
        new double[] {-2, 7, 3, -3}, Arrays.copyOfRange(data.dataset().features(), 4, 8), 0);
    remarked(
        data, "\"p\" is written with %", "\"w\" is written with kg", "\"c\" is written with $");
    agrees(data);
  }

  @Test
  public void mixedUnits_areRefused() {
    Expect.error(
        () -> read(table("w,kind", i -> i + (i % 3 == 0 ? " g," : " kg,") + kind(i))),
        "column \"w\"",
        "0 g");
  }

  @Test
  public void ordinals_areLevels() {
    CsvData data =
        read(
            table(
                "class,kind", i -> new String[] {"1st", "2nd", "3rd"}[i % 3] + "," + kind(i / 3)));
    assertEquals(List.of("1st", "2nd", "3rd"), data.reading().column("class").values().levels());
  }

  @Test
  public void decimalCommas_inTabsAndSemicolons() {
    CsvData tabs = read(table("a\tkind", i -> "-" + i + ",5\t" + kind(i)));
    assertArrayEquals(new double[] {-0.5, -1.5}, Arrays.copyOf(column(tabs.dataset(), 0), 2), 0);
    CsvData german = read(table("a;b;kind", i -> i + ".571,58;0," + (i + 1) + ";" + kind(i)));
    assertEquals(1571.58, column(german.dataset(), 0)[1], 0);
    assertEquals(0.2, column(german.dataset(), 1)[1], 0);
    agrees(tabs);
    agrees(german);
  }

  @Test
  public void thousandsBesideDecimalCommas_areThousands() {
    CsvData data = read("area;price\n50,9;611\n90,7;1.089\n68,1;817\n99,3;1.193\n70,2;842\n");
    assertEquals(Task.REGRESSION, data.reading().task());
    assertArrayEquals(new double[] {611, 1089, 817, 1193, 842}, data.dataset().targets(), 0);
    agrees(data);
  }

  @Test
  public void otherThousands_andBothReadings() {
    CsvData commas = read(table("a,kind", i -> "\"" + (i + 1) + ",250\"," + kind(i)));
    assertEquals(2250, column(commas.dataset(), 0)[1], 0);
    remarked(commas, "\"1,250\" could be read in two ways; read with a decimal point");
    CsvData swiss = read(table("a,kind", i -> (i + 1) + "'250.5," + kind(i)));
    assertEquals(2250.5, column(swiss.dataset(), 0)[1], 0);
    Expect.error(
        () -> read(table("a;kind", i -> (i % 2 == 0 ? "1,5;" : "1.25;") + kind(i))),
        "\"1.25\" can only have a decimal point and \"1,5\" only a decimal comma");
  }

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
  public void datesBecomeNumbers() {
    CsvData data =
        read(
            table(
                "day,a,kind",
                i -> LocalDate.of(2024, 1, 30).plusDays(i) + "," + i * 3 % 11 + "," + kind(i)));
    assertEquals(ColumnKind.DATE, kindOf(data, "day"));
    assertEquals(
        List.of("day.days", "day.weekday.sin", "day.weekday.cos", "a"),
        Tables.names(data.dataset().schema()));
    assertEquals(3, column(data.dataset(), 0)[3], 0);
    // 30 January 2024 was a Tuesday: one seventh of the way round from Monday.
    assertEquals(Math.sin(2 * Math.PI / 7), column(data.dataset(), 1)[0], 1e-12);
    assertEquals(Math.cos(2 * Math.PI / 7), column(data.dataset(), 2)[0], 1e-12);
    CsvData german =
        read(
            table(
                "d;a;kind",
                i -> (1 + i % 28) + ".0" + (1 + i / 28) + ".2023;" + i * 3 % 11 + ";" + kind(i)));
    assertEquals(27, column(german.dataset(), 0)[27], 0);
    assertEquals(31, column(german.dataset(), 0)[28], 0);
    CsvData clock =
        read(
            table(
                "t,a,kind",
                i ->
                    String.format(Locale.ROOT, "2024-03-%02d %02d:30", 1 + i / 10, i % 24)
                        + ","
                        + i * 3 % 11
                        + ","
                        + kind(i)));
    assertTrue(Tables.names(clock.dataset().schema()).contains("t.hour.sin"));
    CsvData either =
        read(
            table(
                "d,a,kind",
                i ->
                    "0"
                        + (1 + i % 9)
                        + "/0"
                        + (1 + i % 7)
                        + "/2023,"
                        + i * 3 % 11
                        + ","
                        + kind(i)));
    remarked(either, "could be read with the day or the month first; read with the month first");
    agrees(data);
  }

  @Test
  public void codesThatLookLikeNumbers_areLevels() {
    CsvData zeros = read(table("zip,kind", i -> "0" + (100 + i % 4) + "," + kind(i)));
    assertEquals(
        List.of("0100", "0101", "0102", "0103"), zeros.reading().column("zip").values().levels());
    CsvData longs = read(table("a,label", i -> i * 3 % 11 + ",9007199254740992" + i % 2));
    assertEquals(
        List.of("90071992547409920", "90071992547409921"), longs.dataset().schema().classNames());
    TableOptions.Columns levels =
        new TableOptions.Columns(List.of(), List.of(), List.of("n"), List.of(), List.of(), null);
    CsvData asked =
        read(
            table("n,kind", i -> i % 3 + ".0," + kind(i)),
            TableOptions.defaults().withColumns(levels));
    assertEquals(List.of("0", "1", "2"), asked.reading().column("n").values().levels());
  }

  /** As floats these would be three values. */
  @Test
  public void secondsOfAClock_stayDifferent() {
    CsvData data =
        read(
            table(
                "t,class",
                i -> (1700000000L + i * 7 % 300) + "," + (i * 7 % 300 < 150 ? "early" : "late")));
    assertEquals(ROWS, Arrays.stream(data.dataset().features()).distinct().count());
  }

  @Test
  public void spellings_rareClassesAndWhatGivesAway_areRemarked() {
    CsvData data =
        read(
            table(
                "a,b,ok",
                i ->
                    i * 3 % 11
                        + ","
                        + i * 7 % 13
                        + ","
                        + (i == 3 ? "maybe" : new String[] {"yes", "Yes", "no"}[i % 3])));
    remarked(
        data,
        "levels of \"ok\" that differ in case or spaces alone: Yes, yes",
        "fewer than three rows",
        "maybe");
    TableOptions.Columns folds =
        new TableOptions.Columns(List.of(), List.of(), List.of(), List.of(), List.of("ok"), null);
    CsvData folded =
        read(
            table("a,ok", i -> i * 3 % 11 + "," + new String[] {"yes", "yes", "Yes", "no"}[i % 4]),
            TableOptions.defaults().withColumns(folds));
    assertEquals(List.of("no", "yes"), folded.dataset().schema().classNames());
    CsvData leak =
        read(
            table(
                "grade,b,ok", i -> (i % 2 == 0 ? "good" : "bad") + "," + i * 7 % 13 + "," + i % 2));
    remarked(leak, "\"grade\" alone tells \"ok\" without an error");
  }

  @Test
  public void outliers_areNamedWithLineAndDistance() {
    CsvData data =
        read(table("a,b,y", i -> (i == 17 ? 9999 : i % 5) + "," + i * 7 % 13 + "," + (i * 0.25)));
    remarked(
        data,
        "\"a\" is 9999 in line 19",
        "standard deviations away",
        "does 9999 stand for a missing value?");
    CsvData target = read(table("a,y", i -> i * 3 % 11 + "," + (i == 5 ? 1e6 : i * 0.25)));
    remarked(target, "the loss huber takes them less seriously");
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
