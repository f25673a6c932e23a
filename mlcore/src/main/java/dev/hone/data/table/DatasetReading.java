package dev.hone.data.table;

import dev.hone.base.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The reading of data that are in their final form already. */
final class DatasetReading {
  private DatasetReading() {}

  static Reading of(Dataset dataset, Reading.Source source) {
    Schema schema = dataset.schema();
    List<ColumnReading> columns = new ArrayList<>();
    int width = schema.columns().size();
    for (int i = 0; i < width; i++) {
      columns.add(
          column(
              schema.columns().get(i),
              ColumnRole.FEATURE,
              every(dataset.features(), i, width),
              dataset.size() * schema.rowSteps()));
    }
    Column target = new Column(schema.targetName(), schema.classNames());
    if (!dataset.hasTargets()) {
      columns.add(plain(target, ColumnRole.TARGET));
    } else {
      double[] values =
          schema.task() == Task.REGRESSION ? dataset.targets() : widened(dataset.labels());
      columns.add(column(target, ColumnRole.TARGET, values, values.length));
    }
    return new Reading(
        schema.name(),
        source,
        new Reading.Rows(dataset.size(), dataset.size(), dataset.size()),
        schema.targetName(),
        schema.task(),
        columns,
        List.of());
  }

  /** A column of which nothing but its form is known. */
  static ColumnReading plain(Column column, ColumnRole role) {
    return new ColumnReading(
        column.name(),
        column.isNumeric() ? ColumnKind.NUMBER : ColumnKind.CATEGORY,
        role,
        null,
        new ColumnReading.Count(0, 0),
        ColumnReading.Values.of(column.levels(), new int[column.levels().size()], "", ""),
        Conversion.PLAIN);
  }

  private static ColumnReading column(Column column, ColumnRole role, double[] values, int rows) {
    int missing = 0;
    int[] counts = new int[column.levels().size()];
    for (double value : values) {
      if (Double.isNaN(value)) {
        missing++;
      } else if (!column.isNumeric()) {
        counts[(int) value]++;
      }
    }
    String first = shown(column, values[0]);
    String last = shown(column, values[values.length - 1]);
    return new ColumnReading(
        column.name(),
        column.isNumeric() ? ColumnKind.NUMBER : ColumnKind.CATEGORY,
        role,
        null,
        new ColumnReading.Count(rows - missing, missing),
        column.isNumeric()
            ? ColumnReading.Values.of(values, first, last)
            : ColumnReading.Values.of(column.levels(), counts, first, last),
        Conversion.PLAIN);
  }

  private static String shown(Column column, double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return column.isNumeric() ? Numbers.shortest(value) : column.levels().get((int) value);
  }

  private static double[] every(double[] values, int first, int step) {
    double[] some = new double[values.length / step];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[first + i * step];
    }
    return some;
  }

  private static double[] widened(int[] labels) {
    double[] values = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      values[i] = labels[i];
    }
    return values;
  }
}
