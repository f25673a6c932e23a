package dev.hone.data.csv;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Seed;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.text.GuardedReader;
import dev.hone.data.ts.TimeSeriesFile;
import dev.hone.report.ReadingText;
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
  private static final int TRIALS = 10_000;

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
    for (int trial = 0; trial < TRIALS; trial++) {
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

  /** What is accepted is what the report says: as many rows and columns, and the same values. */
  private static Dataset reported(CsvData data) {
    Dataset rows = data.dataset();
    assertEquals(rows.size(), data.reading().rows().used());
    int feature = 0;
    int width = rows.schema().columns().size();
    for (ColumnReading column : data.reading().in(ColumnRole.FEATURE)) {
      double last = rows.features()[(rows.size() - 1) * width + feature];
      String shown = column.values().last();
      if (Double.isNaN(last)) {
        assertEquals("", shown);
      } else if (!column.isNumeric()) {
        assertEquals(shown, column.values().levels().get((int) last));
      } else if (column.conversion().dates() == null) {
        assertEquals(Double.parseDouble(shown), last, 0);
      }
      feature += column.features().size();
    }
    assertEquals(feature, width);
    assertFalse(data.reading().sentence().toString().isEmpty());
    assertFalse(ReadingText.render(data.reading(), Language.ZH, 80).isEmpty());
    return rows;
  }

  @Test(timeout = 300_000)
  public void csv_learn() {
    fuzz(CSV, in -> reported(Csv.read(in, "f.x", TableOptions.defaults())));
  }

  @Test(timeout = 300_000)
  public void csv_ofManyKinds_learn() {
    fuzz(
        """
        when;size;price;note;kind
        2024-01-01;1,5 kg;1.250;a b;x
        02.01.2024;-;611;c d;y
        2024-01-03;2,5 kg;1.089;e f;x
        2024-01-04;3,5 kg;817;g h;y
        Total;;3767;;
        """,
        in -> reported(Csv.read(in, "f.x", TableOptions.defaults())));
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
