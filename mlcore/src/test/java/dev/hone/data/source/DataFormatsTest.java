package dev.hone.data.source;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.Expect;
import dev.hone.data.csv.CsvData;
import dev.hone.data.table.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What holds for every format of data, and for files of every format. */
public class DataFormatsTest {
  /** A good file of each format that is cut off inside its last row. */
  private record Sample(
      String text, List<Float> features, List<String> classes, List<Integer> labels) {
    String cutOff() {
      int comma = text.lastIndexOf(',', text.length() - 4);
      return text.substring(0, comma < 0 ? text.lastIndexOf(':') : comma);
    }

    int lines() {
      return (int) text.chars().filter(c -> c == '\n').count();
    }
  }

  private static final Map<String, Sample> SAMPLES =
      Map.of(
          "arff",
          new Sample(
              "@relation r\n@attribute a real\n@attribute k {up, down}\n@data\n1,up\n2,down\n3,up\n",
              List.of(1f, 2f, 3f),
              List.of("up", "down"),
              List.of(0, 1, 0)),
          "csv",
          new Sample(
              "a,b,kind\n1,2.5,up\n3,4.5,down\n5,6.5,up\n",
              List.of(1f, 2.5f, 3f, 4.5f, 5f, 6.5f),
              List.of("down", "up"),
              List.of(1, 0, 1)),
          "libsvm",
          new Sample(
              "+1 1:1 2:2.5\n-1 1:3 2:4.5\n1 1:5, 2:6\n".replace(",", ""),
              List.of(1f, 2.5f, 3f, 4.5f, 5f, 6f),
              List.of("-1", "1"),
              List.of(1, 0, 1)),
          "ts",
          new Sample(
              "@classLabel true up down\n@data\n1,2,3:up\n4,5,6:down\n7,8,9:up\n",
              List.of(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f),
              List.of("up", "down"),
              List.of(0, 1, 0)));

  private static final DataSource.Options PLAIN = DataSource.Options.defaults();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private String file(FileFormat format, byte[] bytes) throws IOException {
    Path file = folder.getRoot().toPath().resolve("rows" + format.endings().get(0));
    Files.write(file, bytes);
    return file.toString();
  }

  private String file(FileFormat format, String text) throws IOException {
    return file(format, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Float> floats(double[] values) {
    List<Float> floats = new ArrayList<>();
    for (double value : values) {
      floats.add((float) value);
    }
    return floats;
  }

  /** The file is refused with its name and line, in both languages. */
  private static void refused(String file, int line) {
    InvalidInputException error =
        assertThrows(InvalidInputException.class, () -> DataSource.load(file, PLAIN, new Seed(0)));
    String english = error.said().in(Language.EN);
    assertTrue(english, english.contains(file + (line > 0 ? ", line " + line + ":" : "")));
    String chinese = error.said().in(Language.ZH);
    assertTrue(chinese, chinese.contains(file + (line > 0 ? " 第 " + line + " 行" : "")));
    String words = chinese.replace(file, "");
    assertTrue(words, words.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == HAN));
  }

  private static final Character.UnicodeScript HAN = Character.UnicodeScript.HAN;

  @Test
  public void everyFileFormat_hasASample() {
    Set<String> keys = new HashSet<>();
    DataFormats.files().forEach(format -> keys.add(format.card().key()));
    assertEquals(keys, SAMPLES.keySet());
  }

  @Test
  public void goodFile_readsToItsRows_withAndWithoutTargets() throws IOException {
    for (FileFormat format : DataFormats.files()) {
      Sample sample = SAMPLES.get(format.card().key());
      String file = file(format, sample.text());
      Dataset data = DataSource.load(file, PLAIN, new Seed(0)).dataset();
      assertEquals(format.card().key(), sample.features(), floats(data.features()));
      assertEquals(sample.classes(), data.schema().classNames());
      assertEquals(sample.labels(), Arrays.stream(data.labels()).boxed().toList());
      CsvData again = DataSource.loadToPredict(file, data.schema());
      assertEquals(format.card().key(), sample.features(), floats(again.dataset().features()));
      assertEquals(List.of(), again.notes());
    }
  }

  @Test
  public void lineEndsOfWindows_andAByteOrderMark_changeNothing() throws IOException {
    for (FileFormat format : DataFormats.files()) {
      Sample sample = SAMPLES.get(format.card().key());
      String file = file(format, "\uFEFF" + sample.text().replace("\n", "\r\n"));
      Dataset data = DataSource.load(file, PLAIN, new Seed(0)).dataset();
      assertEquals(format.card().key(), sample.features(), floats(data.features()));
      assertEquals(sample.labels(), Arrays.stream(data.labels()).boxed().toList());
    }
  }

  @Test
  public void emptyFile_isRefused() throws IOException {
    for (FileFormat format : DataFormats.files()) {
      refused(file(format, ""), 0);
    }
  }

  @Test
  public void missingFile_isRefused() {
    for (FileFormat format : DataFormats.files()) {
      refused(folder.getRoot() + "/none" + format.endings().get(0), 0);
    }
  }

  @Test
  public void fileCutOffInARow_isRefusedAtThatLine() throws IOException {
    for (FileFormat format : DataFormats.files()) {
      Sample sample = SAMPLES.get(format.card().key());
      refused(file(format, sample.cutOff()), sample.lines());
    }
  }

  @Test
  public void binaryFile_isRefusedAtItsLine() throws IOException {
    for (FileFormat format : DataFormats.files()) {
      Sample sample = SAMPLES.get(format.card().key());
      refused(file(format, sample.text() + "\u0000\u0001"), sample.lines() + 1);
    }
  }

  @Test
  public void wrongEncoding_isRefusedAtItsLine() throws IOException {
    for (FileFormat format : DataFormats.files()) {
      Sample sample = SAMPLES.get(format.card().key());
      // Longer than what is looked at to guess the encoding.
      byte[] text = (sample.text() + "é\n" + "\n".repeat(1 << 18)).getBytes(StandardCharsets.UTF_8);
      byte[] cut = Arrays.copyOf(text, text.length + 1);
      cut[text.length] = (byte) 0xC3;
      Expect.error(
          () -> format.load(file(format, cut), DataSource.Options.defaults(), new Seed(0)));
    }
  }

  @Test
  public void endlessLine_isRefusedAtItsLine() throws IOException {
    for (FileFormat format : DataFormats.files()) {
      Sample sample = SAMPLES.get(format.card().key());
      refused(file(format, sample.text() + "1".repeat(1 << 25)), sample.lines() + 1);
    }
  }

  @Test
  public void everyFormat_hasWordsInBothLanguages() {
    for (DataFormat format : DataFormats.all()) {
      for (Message words : List.of(format.card().name(), format.card().explanation())) {
        assertFalse(words.in(Language.EN).isEmpty());
        assertFalse(words.in(Language.ZH).isEmpty());
      }
      assertEquals(format.card().explanation().in(Language.EN), 1, count(format));
      format
          .card()
          .parameters()
          .forEach(p -> assertFalse(format.card().parameterName(p.key()).toString().isEmpty()));
    }
  }

  private static long count(DataFormat format) {
    return DataFormats.all().stream()
        .filter(other -> other.card().explanation().equals(format.card().explanation()))
        .count();
  }

  @Test
  public void noEnding_isOfTwoFormats() {
    Set<String> endings = new HashSet<>();
    for (FileFormat format : DataFormats.files()) {
      for (String ending : format.endings()) {
        assertTrue(ending, ending.startsWith(".") && endings.add(ending));
        assertEquals(format, DataFormats.ofFile("A" + ending.toUpperCase(Locale.ROOT)));
      }
    }
  }

  @Test
  public void unknownName_listsWhatCanBeNamed() {
    for (DataFormat format : DataFormats.all()) {
      Expect.error(
          () -> DataSource.load("photo.png", PLAIN, new Seed(0)),
          "there is neither a file nor a built-in data set \"photo.png\"; data may be ",
          format.examples().get(0).toString());
    }
  }

  @Test
  public void offeredName_keepsTheEndingOfWhatTheAppOffers() {
    for (FileFormat format : DataFormats.files()) {
      for (String ending : format.endings()) {
        String kept = "a" + ending;
        boolean offered = !format.mimeTypes().isEmpty();
        assertEquals(offered ? kept : kept + ".csv", DataFormats.offeredName(kept));
      }
    }
    assertEquals("report.pdf.csv", DataFormats.offeredName("report.pdf"));
  }
}
