package dev.hone.data.source;

import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Seed;
import dev.hone.data.table.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Mutated files of each format, to learn from and to predict: read, with a report of as many rows,
 * or refused in both languages with the file's name; nothing else.
 */
public class FormatFuzzTest {
  private static final int TRIALS = 10_000;

  private static final String ARFF =
      """
      % a remark
      @relation 'r'
      @attribute a real
      @attribute "b c" {x, 'y z'}
      @attribute d date 'dd/MM/yyyy'
      @attribute s string
      @attribute k {u,v}
      @data
      1.5,x,01/02/2024,'t t',u
      {0 -2e3, 2 03/02/2024, 4 v}, {2}
      ?\t'y z'\t04/02/2024\tw\tu
      7,x,?,?,v
      """;
  private static final String LIBSVM =
      "# all\n1 qid:3 1:0.5 2:-3 7:1e3 # one\n-1 qid:3 1:2\n+1 2:7 3:nan\n-1 1:1 2:2 3:3\n";
  private static final String TS =
      """
      %remark
      @problemName d
      @timeStamps false
      @missing true
      @dimensions 2
      @classLabel true u v
      @data
      1,?,3:4,5,6:u
      NaN,2.5,-1:7,8,9:v
      """;
  private static final String REGRESSION =
      "#r\n@targetLabel true\n@data\n1,?,3:4.5\n2,2.5,-1e2:7\n0,0,1:3\n";
  private static final String ARCHIVE =
      """
      1	0.1	0.2	0.3	0.4	0.5	0.6	0.7	0.8	0.9
      2	1.1	0.2	1.3	1.4	0.5	1.6	0.7	1.8	0.9
      1	0.3	0.2	0.3	0.6	0.5	0.6	0.9	0.8	0.9
      2	1.7	0.2	1.3	1.2	0.5	1.6	0.1	1.8	0.9
      """;
  private static final String CSV =
      "# about\na;b;\"k l\"\n1,5;2024-01-31;yes\n?;31.12.2023;no\n12 kg;\"x\"\"y\";yes\n";

  private static final String SPICE = "\"',;:{}@%#?-+e.0193\\\t\n\r aN\u0000\u00E9=/";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private void fuzz(String ending, String good, int trials) throws IOException {
    UniformRandomProvider random = new Seed(13).generator();
    Path file = folder.getRoot().toPath().resolve("f" + ending);
    Files.writeString(file, good);
    Schema schema = learn(file).dataset().schema();
    int read = 0;
    int refused = 0;
    for (int trial = 0; trial < trials; trial++) {
      Files.write(file, damaged(good.getBytes(StandardCharsets.UTF_8), random));
      try {
        if (trial % 2 == 0) {
          LoadedData data = learn(file);
          int rows = data.dataset().size();
          assertTrue(rows > 0 && rows == data.reading().rows().used());
        } else {
          assertTrue(DataSource.loadToPredict(file.toString(), schema).dataset().size() > 0);
        }
        read++;
      } catch (InvalidInputException e) {
        for (Language language : Language.values()) {
          String said = e.said().in(language);
          assertTrue(said, said.contains(file.toString()));
        }
        refused++;
      }
    }
    assertTrue(
        read + " read, " + refused + " refused", read > trials / 100 && refused > trials / 100);
  }

  private static LoadedData learn(Path file) {
    return DataSource.load(file.toString(), DataSource.Options.defaults(), new Seed(0));
  }

  /** Signs that mean something in other places, pieces gone, doubled or moved, and a cut end. */
  private static byte[] damaged(byte[] good, UniformRandomProvider random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : good) {
      bytes.add(b);
    }
    byte[] spice = SPICE.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int start = random.nextInt(bytes.size());
      int end = Math.min(bytes.size(), start + 1 + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> bytes.subList(start, end).clear();
        case 1 -> bytes.addAll(start, new ArrayList<>(bytes.subList(start, end)));
        case 2 -> bytes.add(start, spice[random.nextInt(spice.length)]);
        default -> bytes.set(start, spice[random.nextInt(spice.length)]);
      }
    }
    int length = random.nextInt(8) == 0 ? 1 + random.nextInt(bytes.size()) : bytes.size();
    byte[] result = new byte[length];
    for (int i = 0; i < length; i++) {
      result[i] = bytes.get(i);
    }
    return result;
  }

  @Test(timeout = 120_000)
  public void arff() throws IOException {
    fuzz(".arff", ARFF, TRIALS);
  }

  @Test(timeout = 120_000)
  public void libsvm() throws IOException {
    fuzz(".svm", LIBSVM, TRIALS);
  }

  @Test(timeout = 120_000)
  public void timeSeries() throws IOException {
    fuzz(".ts", TS, TRIALS);
    fuzz(".ts", REGRESSION, TRIALS);
  }

  @Test(timeout = 120_000)
  public void archive() throws IOException {
    fuzz(".tsv", ARCHIVE, TRIALS);
  }

  @Test(timeout = 120_000)
  public void csv() throws IOException {
    fuzz(".csv", CSV, TRIALS / 10); // FuzzTest has more of them
  }

  /** Without an ending what is in the file decides, also where little of it is left. */
  @Test(timeout = 120_000)
  public void filesOfAnyName() throws IOException {
    for (String text : Arrays.asList(ARFF, LIBSVM, TS, CSV)) {
      fuzz("", text, TRIALS / 10);
    }
  }
}
