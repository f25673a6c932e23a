package dev.hone.data.csv;

import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.text.GuardedReader;
import dev.hone.data.ts.TimeSeriesFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Test;

/**
 * Damaged files are read or refused in words; no other exception, and nothing infinite gets in
 * (which the constructor of Dataset checks).
 */
public final class FuzzTest {
  private static final String CSV =
      "name,\"a b\",x,y\r\n\"o\"\"k\",1.5,NA,p\r\n\"q,r\",-2e3,7,q\r\ns,3,?,p\r\n";
  private static final String TS =
      "@problemName d\n@timeStamps false\n@classLabel true u v\n@data\n1,2:3,4:u\n5,6:7,8:v\n";
  private static final String SPICE = "\",;:\n\r\t@#?-e.9N\0\u00E9 Inf";

  private static void fuzz(String seedText, Function<InputStream, Dataset> reader) {
    UniformRandomProvider random = new Seed(11).generator();
    byte[] spice = SPICE.getBytes(StandardCharsets.ISO_8859_1);
    int read = 0;
    int refused = 0;
    for (int trial = 0; trial < 3_000; trial++) {
      byte[] bytes = seedText.getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = spice[random.nextInt(spice.length)];
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      try {
        assertTrue(reader.apply(new ByteArrayInputStream(bytes, 0, length)).size() > 0);
        read++;
      } catch (InvalidInputException e) {
        assertTrue(e.getMessage(), e.getMessage().contains("f.x") || e.getMessage().contains("\""));
        refused++;
      }
    }
    assertTrue(read + " read, " + refused + " refused", read > 100 && refused > 100);
  }

  @Test
  public void csv_learn() {
    fuzz(CSV, in -> Csv.read(in, "f.x", TableOptions.defaults()).dataset());
  }

  @Test
  public void csv_predict() {
    Schema schema =
        Csv.read(
                new ByteArrayInputStream(CSV.getBytes(StandardCharsets.UTF_8)),
                "f.x",
                TableOptions.defaults())
            .dataset()
            .schema();
    fuzz(CSV, in -> Csv.read(in, "f.x", schema).dataset());
  }

  @Test
  public void timeSeriesFile() {
    fuzz(TS, in -> TimeSeriesFile.read(GuardedReader.of(in, "f.x")));
  }
}
