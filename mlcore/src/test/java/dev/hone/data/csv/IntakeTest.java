package dev.hone.data.csv;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.data.Expect;
import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.Task;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

/** Cells and columns as people have them: each kind of oddity, with the values that are right. */
public class IntakeTest extends Intake {
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
    CsvData india = read(table("a,kind", i -> "\"" + (i + 1) + ",23,456.5\"," + kind(i)));
    assertEquals(223456.5, column(india.dataset(), 0)[1], 0);
    CsvData swiss = read(table("a,kind", i -> (i + 1) + "'250.5," + kind(i)));
    assertEquals(2250.5, column(swiss.dataset(), 0)[1], 0);
    Expect.error(
        () -> read(table("a;kind", i -> (i % 2 == 0 ? "1,5;" : "1.25;") + kind(i))),
        "\"1.25\" can only have a decimal point and \"1,5\" only a decimal comma");
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
    CsvData chinese =
        read(
            table("day,a,kind", i -> "2024年" + (1 + i % 12) + "月5日," + i * 3 % 11 + "," + kind(i)));
    assertEquals(31, column(chinese.dataset(), 0)[1], 0);
    CsvData months =
        read(
            table(
                "m,a,kind",
                i -> (2000 + i / 12) + "-" + (1 + i % 12) + "," + i * 3 % 11 + "," + kind(i)));
    assertEquals(
        List.of("m.days", "m.month.sin", "m.month.cos", "a"),
        Tables.names(months.dataset().schema()));
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
    CsvData codes = read(table("a,kind", i -> (i % 6 == 0 ? -999 : i * 3 % 11) + "," + kind(i)));
    remarked(codes, "\"a\" is -999 in line 2", "(and 6 more such cells)");
    CsvData target = read(table("a,y", i -> i * 3 % 11 + "," + (i == 5 ? 1e6 : i * 0.25)));
    remarked(target, "the loss huber takes them less seriously");
  }
}
