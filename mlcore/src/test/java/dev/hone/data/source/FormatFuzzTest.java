package dev.hone.data.source;

import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Mutated files of each format: read, or refused with the file's name; nothing else. */
public class FormatFuzzTest {
  private static final int TRIALS = 10_000;
  private static final String SPICE = "0123456789eE+-.,;:#%'\"@{}? \n\r\txyNa\u00E9\u4E00";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static final Map<String, String> SAMPLES =
      Map.of(
          "f.arff",
          """
          @relation r
          @attribute a real
          @attribute d date 'yyyy-MM-dd'
          @attribute k {up, down}
          @data
          1,2024-01-01,up
          {0 2, 2 down}
          3,?,up
          """,
          "f.libsvm",
          """
          +1 1:0.5 3:-2
          -1 2:1e1 # second
          +1 3:4
          -1 1:1 2:2
          """,
          "f.ts",
          """
          %r
          @targetLabel true
          @data
          1,?,3:4,5,6:2.5
          7,8,9:1,2,3:-1
          """,
          "f.tsv",
          """
          1	0.1	0.2	0.3	0.4	0.5	0.6	0.7	0.8	0.9
          2	1.1	0.2	1.3	1.4	0.5	1.6	0.7	1.8	0.9
          1	0.3	0.2	0.3	0.6	0.5	0.6	0.9	0.8	0.9
          2	1.7	0.2	1.3	1.2	0.5	1.6	0.1	1.8	0.9
          """);

  @Test(timeout = 300_000)
  public void mutatedFiles_areReadOrRefusedByName() throws IOException {
    Random random = new Random(7);
    for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
      Path file = folder.getRoot().toPath().resolve(sample.getKey());
      int read = 0;
      int refused = 0;
      for (int trial = 0; trial < TRIALS; trial++) {
        StringBuilder text = new StringBuilder(sample.getValue());
        for (int i = random.nextInt(4); i >= 0; i--) {
          char c = SPICE.charAt(random.nextInt(SPICE.length()));
          text.setCharAt(random.nextInt(text.length()), c);
        }
        int length = random.nextInt(4) == 0 ? random.nextInt(text.length()) : text.length();
        Files.write(file, text.substring(0, length).getBytes(StandardCharsets.UTF_8));
        try {
          LoadedData data =
              DataSource.load(file.toString(), DataSource.Options.defaults(), new Seed(0));
          Dataset rows = data.dataset();
          assertTrue(rows.size() > 0 && rows.size() == data.reading().rows().used());
          read++;
        } catch (InvalidInputException e) {
          assertTrue(e.getMessage(), e.getMessage().contains("f."));
          refused++;
        }
      }
      assertTrue(sample.getKey() + ": " + read + ", " + refused, read > 100 && refused > 100);
    }
  }
}
