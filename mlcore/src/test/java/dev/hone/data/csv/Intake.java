package dev.hone.data.csv;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Task;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** Tables for tests of how they are read, and what has to be true of every reading. */
abstract class Intake {
  static final int ROWS = 40;

  static CsvData read(String text) {
    return read(text, TableOptions.defaults());
  }

  static CsvData read(String text, TableOptions options) {
    return read(text.getBytes(StandardCharsets.UTF_8), options);
  }

  static CsvData read(byte[] bytes, TableOptions options) {
    return Csv.read(new ByteArrayInputStream(bytes), "t.csv", options);
  }

  /** A header, and rows made of their numbers. */
  static String table(String header, IntFunction<String> row) {
    StringBuilder text = new StringBuilder(header.isEmpty() ? "" : header + "\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(row.apply(i)).append('\n');
    }
    return text.toString();
  }

  static String kind(int row) {
    return row % 2 == 0 ? "x" : "y";
  }

  static int pair(int row) {
    return row / 2;
  }

  static double[] column(Dataset data, int column) {
    double[] values = new double[data.size()];
    int width = data.schema().columns().size();
    for (int row = 0; row < values.length; row++) {
      values[row] = data.features()[row * width + column];
    }
    return values;
  }

  static ColumnKind kindOf(CsvData data, String column) {
    return data.reading().column(column).kind();
  }

  static void remarked(CsvData data, String... parts) {
    String all = data.notes().toString();
    for (String part : parts) {
      assertTrue(part + " in " + all, all.contains(part));
    }
  }

  /** Report and training come from one reading: what it shows first and last is what is trained. */
  static void agrees(CsvData data) {
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

  static void shows(ColumnReading column, String shown, double value) {
    if (Double.isNaN(value)) {
      assertEquals(column.name(), "", shown);
    } else if (!column.isNumeric()) {
      assertEquals(column.name(), shown, column.values().levels().get((int) value));
    } else if (column.conversion().dates() == null) {
      assertEquals(column.name(), Double.parseDouble(shown), value, 0);
    }
  }
}
