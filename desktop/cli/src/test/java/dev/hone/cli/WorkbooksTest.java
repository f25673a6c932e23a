package dev.hone.cli;

import static dev.hone.cli.WorkbookFile.empty;
import static dev.hone.cli.WorkbookFile.number;
import static dev.hone.cli.WorkbookFile.row;
import static dev.hone.cli.WorkbookFile.shared;
import static dev.hone.cli.WorkbookFile.text;
import static dev.hone.cli.WorkbookFile.typed;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.csv.Tables;
import dev.hone.data.source.DataFormats;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.FileFormat;
import dev.hone.data.source.LoadedData;
import dev.hone.data.source.WorkbookReader;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WorkbooksTest {
  private static final DataSource.Options PLAIN = DataSource.Options.defaults();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Before
  public void readWorkbooks() {
    Texts.load();
    DataFormats.readWorkbooks(new Workbooks());
  }

  /** A title, an empty row, names, and four rows; 45292 is the first day of 2024. */
  static WorkbookFile book() {
    return new WorkbookFile()
        .hidden("Lists", row(1, text("x")))
        .sheet("Cover")
        .sheet(
            "Data",
            row(1, text("Weights, in kg")),
            row(3, shared(0), shared(1), text("ok"), shared(2)),
            row(4, number(45292, WorkbookFile.DATE), number(2.5), typed("b", "", 1), text("up")),
            row(
                5,
                number(45293, WorkbookFile.DATE),
                typed("n", "B4*2", 5),
                typed("b", "", 0),
                typed("str", "LOWER(\"UP\")", "down")),
            row(6, number(45295, WorkbookFile.DATE), empty(), typed("b", "", 1), text("up")),
            row(
                7,
                number(45296, WorkbookFile.DATE),
                number("1E-1"),
                typed("b", "", 0),
                text("down")))
        .sheet("More", row(1, text("p"), text("q")), row(2, number(1), number(2)));
  }

  private String file(String name, byte[] bytes) {
    try {
      Path file = folder.getRoot().toPath().resolve(name);
      Files.write(file, bytes);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String file(WorkbookFile book) {
    return file("book.xlsx", book.bytes());
  }

  static LoadedData load(String source) {
    return DataSource.load(source, PLAIN, new Seed(0));
  }

  /** The sheet as it is handed to the reader of tables. */
  private static List<String> lines(String file, String sheet) throws IOException {
    try (BufferedReader text =
        new BufferedReader(new Workbooks().open(Path.of(file), sheet).text())) {
      return text.lines().collect(Collectors.toList());
    }
  }

  static void refused(String source, String... parts) {
    InvalidInputException error = assertThrows(InvalidInputException.class, () -> load(source));
    for (Language language : Language.values()) {
      String said = error.said().in(language);
      assertTrue(said, said.contains("book.xlsx"));
    }
    for (String part : parts) {
      assertTrue(error.getMessage(), error.getMessage().contains(part));
    }
  }

  @Test
  public void theFirstSheetWithRows_isReadLikeATableOfText() {
    LoadedData data = load(file(book()));
    Dataset rows = data.dataset();
    assertEquals(List.of("when.days", "weight", "ok"), Tables.names(rows.schema()));
    assertArrayEquals(
        new double[] {0, 2.5, 1, 1, 5, 0, 3, Double.NaN, 1, 4, 0.1, 0}, rows.features(), 0);
    assertEquals(List.of("down", "up"), rows.schema().classNames());
    assertArrayEquals(new int[] {1, 0, 1, 0}, rows.labels());
    assertEquals("xlsx", data.reading().source().format());
    String notes = data.notes().toString();
    assertTrue(notes, notes.contains("sheet \"Data\" was read; other sheets: Cover, More"));
    assertTrue(notes, notes.contains("\"Weights, in kg\""));
  }

  @Test
  public void linesHaveTheNumbersOfRows() {
    WorkbookFile book =
        new WorkbookFile()
            .sheet(
                "S",
                row(2, text("a"), text("k")),
                row(5, number(1), text("two\nlines")),
                row(9, number(2), text("x")));
    DataSource.Options regression = new DataSource.Options("k", Task.REGRESSION, 0, 1);
    InvalidInputException error =
        assertThrows(
            InvalidInputException.class,
            () -> DataSource.load(file(book), regression, new Seed(0)));
    assertTrue(error.getMessage(), error.getMessage().contains("book.xlsx, line 5"));
  }

  @Test
  public void aSheetByItsName_alsoOneThatIsHidden() throws IOException {
    String file = file(book());
    assertEquals(List.of("p,q", "1,2"), lines(file, "More"));
    assertEquals(List.of("x"), lines(file, "Lists"));
    refused(file + "#Nope", "no sheet \"Nope\"", "Lists, Cover, Data, More");
    refused(file + "#Cover", "nothing in its sheets");
    DataSource.Options all =
        PLAIN.withTable(TableOptions.defaults().withTarget("kind").withIgnore(List.of("when")));
    assertEquals(4, DataSource.load(file + "#Data", all, new Seed(0)).dataset().size());
    refused(file(new WorkbookFile().sheet("One").hidden("Two", row(1, number(1)))), "One, Two");
  }

  @Test
  public void datesAndTimes_areReadByTheFormatsOfTheirCells() throws IOException {
    String file =
        file(
            new WorkbookFile()
                .sheet(
                    "S",
                    row(
                        1,
                        number(45292, WorkbookFile.DATE),
                        number("45292.4375", WorkbookFile.MOMENT),
                        number("45292.99999999", WorkbookFile.MOMENT),
                        number("0.34375", WorkbookFile.TIME),
                        number("1.5", WorkbookFile.LENGTH),
                        number("0.25", WorkbookFile.SHARE)),
                    row(
                        2,
                        number(45352, WorkbookFile.ASIAN),
                        number(1, WorkbookFile.DATE),
                        number(59, WorkbookFile.DATE),
                        number(61, WorkbookFile.DATE),
                        number(-3, WorkbookFile.DATE),
                        number("1E+300", WorkbookFile.DATE)),
                    row(
                        3,
                        "<c s=\"1\"><f>A1+1</f><v>45293</v></c>",
                        number(45292, 99),
                        number("0.30000000000000004"),
                        empty(),
                        empty(),
                        text("end"))));
    assertEquals(
        List.of(
            "2024-01-01,2024-01-01T10:30,2024-01-02,08:15,1.5,0.25",
            "2024-03-01,1900-01-01,1900-02-28,1900-03-01,-3,1E+300",
            "2024-01-02,45292,0.30000000000000004,,,end"),
        lines(file, null));
  }

  @Test
  public void formats_areDatesByTheirLetters() {
    for (String date :
        List.of(
            "m/d/yy",
            "d-mmm",
            "mmm-yy",
            "yyyy\"年\"m\"月\"d\"日\"",
            "[$-409]d-mmm-yy;@",
            "[Red]dd.mm.")) {
      assertTrue(date, SheetCells.isDate(date));
    }
    for (String other :
        List.of(
            "General",
            "0.00",
            "#,##0 \"days\"",
            "[Red]0.0",
            "[h]:mm",
            "h:mm",
            "0\\d",
            "_d0",
            "@",
            "0.00E+00")) {
      assertFalse(other, SheetCells.isDate(other));
    }
  }

  /** 43830 days after the first of 1904 is the first of 2024. */
  @Test
  public void daysOfEarlyMacs() throws IOException {
    String file =
        file(new WorkbookFile().from1904().sheet("S", row(1, number(43830, WorkbookFile.DATE))));
    assertEquals(List.of("2024-01-01"), lines(file, null));
  }

  @Test
  public void errorsAndFormulasWithoutAValue_areMissing_andSaid() throws IOException {
    String file =
        file(
            new WorkbookFile()
                .sheet(
                    "S",
                    row(1, text("a"), text("b"), text("k")),
                    row(2, typed("e", "", "#N/A"), number(1), text("u")),
                    row(3, number(2), typed("e", "1/0", "#DIV/0!"), text("v")),
                    row(4, number(3), "<c><f>B2+1</f></c>", text("u"))));
    assertEquals(List.of("a,b,k", ",1,u", "2,,v", "3,,u"), lines(file, null));
    WorkbookReader.Rows rows = new Workbooks().open(Path.of(file), null);
    rows.text().close();
    assertEquals(
        List.of(
            "2 cells hold errors and count as missing: A2 #N/A, B3 #DIV/0!",
            "1 formula has no value in the file and counts as missing: B4; open it in a"
                + " spreadsheet program and save it there"),
        rows.notes().stream().map(note -> note.in(Language.EN)).collect(Collectors.toList()));
    for (Message note : rows.notes()) {
      assertFalse(note.in(Language.ZH).contains("note."));
    }
  }

  @Test
  public void textsWithSignsOfTables_stayCells() throws IOException {
    String file =
        file(
            new WorkbookFile()
                .sheet(
                    "S",
                    row(1, text("a; b"), text("k|l"), text("m")),
                    row(2, text("x, y"), text("say \"no\""), number(1)),
                    row(3, text("p\nq_x000D_"), text(" &lt;tab&gt;\t. "), number(2))));
    assertEquals(
        List.of("a; b,k|l,m", "\"x, y\",\"say \"\"no\"\"\",1", "p q,<tab> .,2"), lines(file, null));
    assertEquals(List.of("a; b", "k|l"), Tables.names(load(file).dataset().schema()));
  }

  /** Where the table is wider further down, its rows are still equally long; a remark is none. */
  @Test
  public void raggedRows_areFilledUp() throws IOException {
    String file =
        file(
            new WorkbookFile()
                .sheet(
                    "S",
                    row(1, text("Title")),
                    row(2, text("a"), text("b"), text("c")),
                    row(3, number(1)),
                    row(4, number(2), number(5)),
                    row(5, number(3), number(6), text("u"), empty(), empty()),
                    row(7, text("Source: a book"))));
    assertEquals(
        List.of("Title", "a,b,c", "1,,", "2,5,", "3,6,u", "", "Source: a book"), lines(file, null));
  }

  @Test
  public void aWorkbookOfAnyName_isRecognised_andSeparatorsCannotBeChosen() {
    String file = file("table.dat", book().bytes());
    assertEquals("xlsx", load(file).reading().source().format());
    assertEquals("xlsx", load(file("UPPER.XLSM", book().bytes())).reading().source().format());
    Call call = Call.hone("look", file(book()), "--separator", "tab");
    assertEquals(2, call.exitCode);
    assertTrue(call.err, call.err.contains("separator cannot be chosen for a file of the format"));
    Call look = Call.hone("look", file(book()), "--header", "yes");
    assertEquals(look.err, 0, look.exitCode);
    assertTrue(look.out, look.out.contains("book: format xlsx, with a header line; 4 rows"));
  }

  @Test
  public void rowsForAModel_areReadAlike() {
    Dataset train = load(file(book())).dataset();
    String csv =
        file("new.csv", "weight,when,ok\n4,2024-01-06,TRUE\n".getBytes(StandardCharsets.UTF_8));
    LoadedData data = load(file(book()));
    CsvData rows =
        DataSource.loadToPredict(csv, train.schema(), data.reading(), TableOptions.defaults());
    assertArrayEquals(new double[] {5, 4, 1}, rows.dataset().features(), 0);
    CsvData again =
        DataSource.loadToPredict(
            file(book()), train.schema(), data.reading(), TableOptions.defaults());
    assertArrayEquals(train.features(), again.dataset().features(), 0);
    assertArrayEquals(train.labels(), again.dataset().labels());
  }

  @Test
  public void aSheetIsNoOutput() throws IOException {
    String file = file(book());
    byte[] before = Files.readAllBytes(Path.of(file));
    Call call =
        Call.hone("train", "--data", file + "#Data", "--epochs", "1", "--overwrite", "-o", file);
    assertEquals(2, call.exitCode);
    assertArrayEquals(before, Files.readAllBytes(Path.of(file)));
  }

  @Test
  public void partsThatSomeProgramsLeaveOut() throws IOException {
    WorkbookFile book = new WorkbookFile().sheet("S", "<row><c><v>1</v></c><c><v>2</v></c></row>");
    book.bytes();
    Map<String, String> parts = new LinkedHashMap<>(book.parts);
    parts.remove("xl/styles.xml");
    parts.remove("xl/sharedStrings.xml");
    String types = parts.get("[Content_Types].xml");
    parts.put("[Content_Types].xml", types.replaceAll("<Override[^>]*(styles|sharedS)[^>]*>", ""));
    assertEquals(List.of("1,2"), lines(file("book.xlsx", WorkbookFile.packed(parts)), null));
  }

  @Test
  public void theFormat_hasWordsInBothLanguages() {
    FileFormat format = DataFormats.ofFile("a.xlsx");
    for (Language language : Language.values()) {
      assertTrue(format.card().explanation().in(language).contains("#"));
    }
    Call help = Call.hone("datasets", "--help");
    assertTrue(help.out, help.out.contains(".xlsx, .xlsm"));
  }
}
