package dev.hone.data.csv;

import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.DatePart;
import java.util.ArrayList;
import java.util.List;

/** The values of columns as the features of a data set. */
final class Features {
  private Features() {}

  /** What {@link ColumnReading#features} lists, each with its values. */
  static List<double[]> of(ColumnReading column, double[] values) {
    if (column.conversion().dates() == null) {
      return List.of(values);
    }
    List<double[]> all = new ArrayList<>();
    double[] days = new double[values.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = values[i] - column.conversion().origin();
    }
    all.add(days);
    for (DatePart part : column.conversion().parts()) {
      double[] sine = new double[values.length];
      double[] cosine = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        double angle = Double.isNaN(values[i]) ? Double.NaN : 2 * Math.PI * part.turn(values[i]);
        sine[i] = StrictMath.sin(angle);
        cosine[i] = StrictMath.cos(angle);
      }
      all.add(sine);
      all.add(cosine);
    }
    return all;
  }

  /** Columns as rows: [rows, columns]. */
  static double[] interleaved(List<double[]> columns, int rows) {
    int width = columns.size();
    double[] result = new double[Math.multiplyExact(rows, width)];
    for (int column = 0; column < width; column++) {
      double[] values = columns.get(column);
      for (int row = 0; row < rows; row++) {
        result[row * width + column] = values[row];
      }
    }
    return result;
  }

  static int[] labels(double[] indices) {
    int[] labels = new int[indices.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) indices[i];
    }
    return labels;
  }
}
