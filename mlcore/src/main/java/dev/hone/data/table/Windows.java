package dev.hone.data.table;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.base.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cuts a series into overlapping windows for forecasting: from {@code steps} consecutive values to
 * the one that comes {@code horizon} steps after the last of them.
 */
public final class Windows {
  private static final long MAX_VALUES = 200_000_000L;

  private Windows() {}

  /**
   * Every window of the series, the earliest first: row i has the steps i to i+steps-1 of all
   * quantities, and as regression target the value of {@code target} at i+steps-1+horizon.
   *
   * @param steps at least 1
   * @param horizon at least 1; 1 predicts the next value
   * @param target the name of the quantity to predict
   * @throws InvalidInputException if there is no such quantity, or the series is too short for two
   *     windows
   */
  public static Dataset of(Series series, int steps, int horizon, String target) {
    int column = series.names().indexOf(target);
    if (column < 0) {
      throw new InvalidInputException(
          Message.of(
              "table.windows.quantity", series.name(), target, Listing.some(series.names())));
    }
    Message where = Message.of("table.windows", series.name());
    Range.whole(1).check(where, Message.of("table.steps"), steps);
    Range.whole(1).check(where, Message.of("table.horizon"), horizon);
    long size = (long) series.length() - steps - horizon + 1;
    if (size < 2) {
      throw new InvalidInputException(
          Message.of(
              "table.windows.short",
              series.name(),
              steps,
              horizon,
              (long) steps + horizon + 1,
              series.length()));
    }
    List<Column> columns = new ArrayList<>();
    for (String name : series.names()) {
      columns.add(Column.numeric(name));
    }
    Schema schema =
        new Schema(
            series.name(), Task.REGRESSION, steps, columns, target, Collections.emptyList(), false);
    int width = columns.size();
    double[] table = new double[Math.multiplyExact(series.length(), width)];
    for (int c = 0; c < width; c++) {
      for (int t = 0; t < series.length(); t++) {
        table[t * width + c] = series.values().get(c)[t];
      }
    }
    double[] targets = new double[(int) size];
    System.arraycopy(series.values().get(column), steps - 1 + horizon, targets, 0, (int) size);
    return Dataset.regression(schema, (int) size, slide(table, width, (int) size, steps), targets);
  }

  /**
   * Windows between two parts of a split so that no value is in both: see {@link Split#rolling}.
   */
  public static int gap(int steps, int horizon) {
    return steps + horizon - 1;
  }

  /**
   * Every window of consecutive rows, the last of which ends at the last row, without targets.
   *
   * @param table [rows, columns of the schema]
   */
  public static Dataset toPredict(double[] table, int rows, Schema schema) {
    int size = rows - schema.steps() + 1;
    if (size < 1) {
      throw new InvalidInputException(
          Message.of("table.windows.predict", schema.name(), schema.steps(), rows));
    }
    int width = schema.columns().size();
    return Dataset.withoutTargets(schema, size, slide(table, width, size, schema.steps()));
  }

  private static double[] slide(double[] table, int width, int size, int steps) {
    long length = (long) size * steps * width;
    if (length > MAX_VALUES) {
      throw new InvalidInputException(
          Message.of("table.windows.large", size, steps, width, length, MAX_VALUES));
    }
    double[] features = new double[(int) length];
    for (int row = 0; row < size; row++) {
      System.arraycopy(table, row * width, features, row * steps * width, steps * width);
    }
    return features;
  }
}
