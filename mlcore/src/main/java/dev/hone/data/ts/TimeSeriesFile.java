package dev.hone.data.ts;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code .ts} files of the UEA and UCR archives of time-series classification (Bagnall et
 * al., "The UEA multivariate time series classification archive", 2018): header lines that start
 * with {@code #} (remark) or {@code @}, after {@code @data} one case a line, its dimensions
 * separated by colons, the values in them by commas, the class last.
 *
 * <p>All series have to be equally long and complete, without time stamps. Columns are named dim1,
 * dim2, …; features are [cases, steps, dimensions].
 */
public final class TimeSeriesFile {
  private static final int MAX_LINE =
      (int) Math.min(1 << 24, Runtime.getRuntime().maxMemory() / 64);
  private static final int MAX_DIMENSIONS = 10_000;

  private final GuardedReader in;
  private final Schema known;
  private final List<float[]> cases = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private List<String> classes = new ArrayList<>();
  private String problem;
  private boolean labelled;
  private int dimensions;
  private int steps;
  private int line;

  private TimeSeriesFile(GuardedReader in, Schema known) {
    this.in = in.withMaxLine(MAX_LINE);
    this.known = known;
    this.problem = GuardedReader.shortName(in.name());
  }

  /**
   * Sequences with a class each.
   *
   * @throws InvalidInputException with file and line, if the file is missing, not of this form, or
   *     has series of unequal length, missing values or time stamps
   */
  public static Dataset read(Path file) {
    return new TimeSeriesFile(GuardedReader.open(file), null).read();
  }

  /** From a stream, which is closed; {@code name} is for messages. */
  public static Dataset read(InputStream in, String name) {
    return new TimeSeriesFile(GuardedReader.of(in, name), null).read();
  }

  /**
   * Sequences for a model that was trained on another file; without targets if the file says {@code
   * @classLabel false}.
   *
   * @throws InvalidInputException also if dimensions, length or a class differ from the schema
   */
  public static Dataset read(Path file, Schema schema) {
    return new TimeSeriesFile(GuardedReader.open(file), schema).read();
  }

  public static Dataset read(InputStream in, String name, Schema schema) {
    return new TimeSeriesFile(GuardedReader.of(in, name), schema).read();
  }

  private Dataset read() {
    try (BufferedReader reader = new BufferedReader(in)) {
      boolean data = false;
      for (String text = next(reader); text != null; text = next(reader)) {
        if (text.isEmpty() || text.startsWith("#")) {
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
          throw wrong("before the line @data each line should start with # or @");
        }
      }
      if (!data) {
        throw InvalidInputException.of(
            "%s: there is no line @data; is this a .ts file of a time-series archive?", in.name());
      }
    } catch (IOException e) {
      throw GuardedReader.cannotRead(in.name(), e);
    }
    if (cases.isEmpty()) {
      throw InvalidInputException.of("%s: there is no case after the line @data", in.name());
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
      case "@timestamps" -> refuse(value.equals("true"), "series with time stamps");
      case "@missing" -> refuse(value.equals("true"), "series with missing values");
      case "@equallength" -> refuse(value.equals("false"), "series of unequal length");
      case "@targetlabel" -> refuse(value.equals("true"), "series with a numeric target");
      case "@classlabel" -> {
        labelled = value.equals("true");
        if (labelled) {
          classes = Arrays.asList(words).subList(2, words.length);
        }
      }
      default -> {
        // The remaining lines (univariate, dimensions, seriesLength) follow from the data.
      }
    }
  }

  private void refuse(boolean present, String what) {
    if (present) {
      throw wrong(
          what + " cannot be read; allowed are complete series of equal length, with a class");
    }
  }

  private void checkHeader() {
    if (known == null && classes.size() < 2) {
      throw wrong(
          "the header should name at least two classes, as in \"@classLabel true up down\", but names "
              + classes.size());
    }
    if (known != null) {
      classes = known.classNames();
    }
  }

  private void readCase(String text) {
    String[] parts = text.split(":", MAX_DIMENSIONS + 2);
    int count = parts.length - (labelled ? 1 : 0);
    if (count < 1 || count > MAX_DIMENSIONS) {
      throw wrong(
          "a case should have 1 to "
              + MAX_DIMENSIONS
              + " dimensions and then its class, separated by colons, but has "
              + (count > MAX_DIMENSIONS ? "more" : count + " dimensions"));
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
      throw wrong("the case has " + count + " dimensions, the first case has " + dimensions);
    }
    if ((cases.size() + 1L) * dimensions * steps > GuardedReader.MAX_CELLS) {
      throw wrong(
          "there are more than " + GuardedReader.MAX_CELLS + " values; the memory here ends");
    }
    float[] features = new float[Math.multiplyExact(steps, dimensions)];
    for (int d = 0; d < dimensions; d++) {
      if (values[d].length != steps) {
        throw wrong(
            String.format(
                Locale.ROOT,
                "dimension %d has %d values, but the first series has %d; all series should be"
                    + " equally long",
                d + 1,
                values[d].length,
                steps));
      }
      for (int t = 0; t < steps; t++) {
        features[t * dimensions + d] = number(values[d][t].trim(), d, t);
      }
    }
    cases.add(features);
    if (labelled) {
      labels.add(label(parts[count].trim()));
    }
  }

  private float number(String text, int dimension, int step) {
    if (Cell.kind(text, false) != Cell.Kind.NUMBER) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "value %d of dimension %d is \"%s\"; allowed are finite numbers, none missing%s",
              step + 1,
              dimension + 1,
              text.length() > 40 ? text.substring(0, 40) + "…" : text,
              text.startsWith("(") ? " and without time stamps" : ""));
    }
    return (float) Cell.number(text, false);
  }

  private int label(String text) {
    int label = classes.indexOf(text);
    if (label < 0) {
      throw wrong(
          "\"" + text + "\" is no class of the header; allowed are " + Listing.some(classes));
    }
    return label;
  }

  private void checkAgainstKnown() {
    if (known != null && (dimensions != known.columns().size() || steps != known.steps())) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "the series have %d dimensions and %d steps, but the model \"%s\" takes %d dimensions"
                  + " and %d steps",
              dimensions,
              steps,
              known.name(),
              known.columns().size(),
              known.steps()));
    }
  }

  private Dataset dataset() {
    int length = steps * dimensions;
    float[] features = new float[Math.multiplyExact(cases.size(), length)];
    for (int i = 0; i < cases.size(); i++) {
      System.arraycopy(cases.get(i), 0, features, i * length, length);
    }
    Schema schema = known == null ? schema() : known;
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
    return new Schema(problem, Task.CLASSIFICATION, steps, columns, "class", classes, false);
  }

  private InvalidInputException wrong(String sentence) {
    return InvalidInputException.of("%s, line %d: %s", in.name(), line, sentence);
  }
}
