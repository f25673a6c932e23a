package dev.hone.data.ts;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code .ts} files of the UEA and UCR archives of time-series classification (Bagnall et
 * al., "The UEA multivariate time series classification archive", 2018) and of extrinsic regression
 * (Tan et al. 2021): header lines that start with {@code @}, remarks that start with {@code #} or
 * {@code %}, after {@code @data} one case a line, its dimensions separated by colons, the values in
 * them by commas, the class or the number to predict last.
 *
 * <p>All series have to be equally long, without time stamps; {@code ?} and {@code NaN} are missing
 * values. Columns are named dim1, dim2, …; features are [cases, steps, dimensions].
 */
public final class TimeSeriesFile {
  private static final int MAX_LINE =
      (int) Math.min(1 << 24, Runtime.getRuntime().maxMemory() / 64);
  private static final int MAX_DIMENSIONS = 10_000;

  private final GuardedReader in;
  private final Schema known;
  private final List<double[]> cases = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Double> targets = new ArrayList<>();
  private List<String> classes = new ArrayList<>();
  private String problem;
  private boolean labelled;
  private boolean numeric;
  private int dimensions;
  private int steps;
  private int line;

  private TimeSeriesFile(GuardedReader in, Schema known) {
    this.in = in.withMaxLine(MAX_LINE);
    this.known = known;
    this.problem = GuardedReader.shortName(in.name());
  }

  /**
   * Sequences with a class or a number each.
   *
   * @param in closed
   * @throws InvalidInputException with file and line, if the file is not of this form, or has
   *     series of unequal length, missing values or time stamps
   */
  public static Dataset read(GuardedReader in) {
    return new TimeSeriesFile(in, null).read();
  }

  /**
   * Sequences for a model that was trained on another file; without targets if the file says {@code
   * @classLabel false}.
   *
   * @param in closed
   * @throws InvalidInputException also if dimensions, length or a class differ from the schema
   */
  public static Dataset read(GuardedReader in, Schema schema) {
    return new TimeSeriesFile(in, schema).read();
  }

  private Dataset read() {
    try (BufferedReader reader = new BufferedReader(in)) {
      boolean data = false;
      for (String text = next(reader); text != null; text = next(reader)) {
        if (text.isEmpty() || text.startsWith("#") || text.startsWith("%")) {
          continue;
        }
        if (data) {
          readCase(text);
        } else if (text.toLowerCase(Locale.ROOT).equals("@data")) {
          data = true;
          checkHeader();
        } else if (text.startsWith("@")) {
          readHeader(text.split("\\s+"));
        } else {
          throw wrong("ts.header");
        }
      }
      if (!data) {
        throw new InvalidInputException(Message.of("ts.no-data", in.name()));
      }
    } catch (IOException e) {
      throw GuardedReader.cannotRead(in.name(), e);
    }
    if (cases.isEmpty()) {
      throw new InvalidInputException(Message.of("ts.no-case", in.name()));
    }
    return dataset();
  }

  private String next(BufferedReader reader) throws IOException {
    in.startRecord();
    String text = reader.readLine();
    line++;
    return text == null ? null : text.trim();
  }

  private void readHeader(String[] words) {
    String value = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "@problemname" -> problem = words.length > 1 ? words[1] : problem;
      case "@timestamps" -> refuse(value.equals("true"), "ts.time-stamps");
      case "@targetlabel" -> numeric = value.equals("true");
      case "@classlabel" -> {
        labelled = value.equals("true");
        if (labelled) {
          classes = new ArrayList<>();
          for (String name : Arrays.asList(words).subList(2, words.length)) {
            if (classes.contains(name)) {
              throw wrong("ts.class-twice", name);
            }
            classes.add(name);
          }
        }
      }
      default -> {
        // The remaining lines (univariate, dimensions, seriesLength, missing) follow from the data.
      }
    }
  }

  private void refuse(boolean present, String what) {
    if (present) {
      throw wrong("ts.refused", Message.of(what));
    }
  }

  private void checkHeader() {
    if (known != null && numeric != (known.task() == Task.REGRESSION) && (numeric || labelled)) {
      throw wrong("ts.task", known.name());
    }
    if (known == null && !numeric && classes.size() < 2) {
      throw wrong("ts.classes", "@classLabel true up down", classes.size());
    }
    if (known != null) {
      classes = known.classNames();
    }
  }

  private void readCase(String text) {
    String[] parts = text.split(":", MAX_DIMENSIONS + 2);
    int count = parts.length - (labelled || numeric ? 1 : 0);
    if (count < 1 || count > MAX_DIMENSIONS) {
      throw wrong(
          "ts.case",
          MAX_DIMENSIONS,
          count > MAX_DIMENSIONS ? Message.of("ts.case.more") : Message.of("ts.case.count", count));
    }
    String[][] values = new String[count][];
    for (int d = 0; d < count; d++) {
      values[d] = parts[d].split(",", -1);
    }
    if (cases.isEmpty()) {
      dimensions = count;
      steps = values[0].length;
      checkAgainstKnown();
    }
    if (count != dimensions) {
      throw wrong("ts.dimensions", count, dimensions);
    }
    if ((cases.size() + 1L) * dimensions * steps > GuardedReader.MAX_CELLS) {
      throw wrong("ts.values", GuardedReader.MAX_CELLS);
    }
    double[] features = new double[Math.multiplyExact(steps, dimensions)];
    for (int d = 0; d < dimensions; d++) {
      if (values[d].length != steps) {
        throw wrong("ts.length", d + 1, values[d].length, steps, cases.size() + 1);
      }
      for (int t = 0; t < steps; t++) {
        features[t * dimensions + d] = number(values[d][t].trim(), d, t);
      }
    }
    cases.add(features);
    if (labelled) {
      labels.add(label(parts[count].trim()));
    } else if (numeric) {
      targets.add(target(parts[count].trim()));
    }
  }

  private double target(String text) {
    if (Cell.kind(text, false) != Cell.Kind.NUMBER) {
      throw wrong("ts.target", text.length() > 40 ? text.substring(0, 40) + "…" : text);
    }
    return Cell.number(text, false);
  }

  private double number(String text, int dimension, int step) {
    Cell.Kind kind = Cell.kind(text, false);
    if (kind == Cell.Kind.MISSING && !text.isEmpty()) {
      return Double.NaN;
    }
    if (kind != Cell.Kind.NUMBER) {
      throw wrong(
          text.startsWith("(") ? "ts.value.stamp" : "ts.value",
          step + 1,
          dimension + 1,
          text.length() > 40 ? text.substring(0, 40) + "…" : text);
    }
    return Cell.number(text, false);
  }

  private int label(String text) {
    int label = classes.indexOf(text);
    if (label < 0) {
      throw wrong("ts.class", text, Listing.some(classes));
    }
    return label;
  }

  private void checkAgainstKnown() {
    if (known != null && (dimensions != known.columns().size() || steps != known.steps())) {
      throw wrong(
          "ts.model", dimensions, steps, known.name(), known.columns().size(), known.steps());
    }
  }

  private Dataset dataset() {
    int length = steps * dimensions;
    double[] features = new double[Math.multiplyExact(cases.size(), length)];
    for (int i = 0; i < cases.size(); i++) {
      System.arraycopy(cases.get(i), 0, features, i * length, length);
    }
    Schema schema = known == null ? schema() : known;
    if (numeric) {
      double[] numbers = targets.stream().mapToDouble(target -> target).toArray();
      return Dataset.regression(schema, cases.size(), features, numbers);
    }
    return labelled
        ? Dataset.classification(
            schema, cases.size(), features, labels.stream().mapToInt(i -> i).toArray())
        : Dataset.withoutTargets(schema, cases.size(), features);
  }

  private Schema schema() {
    List<Column> columns = new ArrayList<>();
    for (int d = 1; d <= dimensions; d++) {
      columns.add(Column.numeric("dim" + d));
    }
    return numeric
        ? new Schema(problem, Task.REGRESSION, steps, columns, "value", List.of(), false)
        : new Schema(problem, Task.CLASSIFICATION, steps, columns, "class", classes, false);
  }

  private InvalidInputException wrong(String key, Object... arguments) {
    return new InvalidInputException(
        Message.of("error.at", GuardedReader.place(in.name(), line), Message.of(key, arguments)));
  }
}
