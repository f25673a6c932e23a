package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.csv.Csv;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.CsvOptions;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.table.Task;
import dev.hone.data.table.Windows;
import dev.hone.data.ts.TimeSeriesFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Finds the data that a person names: an entry of the catalogue, a CSV file or a .ts file. */
public final class DataSource {
  private static final List<String> TABLES = Arrays.asList(".csv", ".tsv", ".tab", ".txt", ".data");

  private DataSource() {}

  /**
   * How to read what was named.
   *
   * @param target of a CSV file: the column to predict, or the series to forecast; null for the
   *     last column
   * @param task of a CSV file; null to infer it
   * @param windowSteps above 0 to read a CSV file as a series and cut it into windows of so many
   *     steps; of a series in the catalogue, 0 stands for its own number
   * @param horizon of a series: how many steps ahead to predict, at least 1
   * @param sequenceSteps above 0 to read each row of a CSV file as a sequence of so many steps; see
   *     {@link Dataset#inSteps}
   */
  public record Options(String target, Task task, int windowSteps, int horizon, int sequenceSteps) {
    public Options {
      if (sequenceSteps < 0 || (sequenceSteps > 0 && windowSteps > 0)) {
        throw InvalidInputException.of(
            "reading data: allowed are 0 or more sequence steps, and not together with window steps,"
                + " but they are %d and %d",
            sequenceSteps, windowSteps);
      }
      if (windowSteps < 0 || horizon < 1) {
        throw InvalidInputException.of(
            "reading data: allowed are 0 or more window steps and a horizon of 1 or more, but they"
                + " are %d and %d",
            windowSteps, horizon);
      }
    }

    public Options(String target, Task task, int windowSteps, int horizon) {
      this(target, task, windowSteps, horizon, 0);
    }

    /** The same with another column to predict; null for the last. */
    public Options withTarget(String other) {
      return new Options(other, task, windowSteps, horizon, sequenceSteps);
    }

    public static Options defaults() {
      return new Options(null, null, 0, 1);
    }
  }

  /**
   * Loads data by name or file.
   *
   * @param source {@code NAME}, {@code FILE.csv} (also .tsv, .tab, .txt, .data) or {@code FILE.ts}
   * @param seed from which generated data is drawn
   * @throws InvalidInputException if there is no such data, it cannot be used, or an option does
   *     not apply to it
   */
  public static LoadedData load(String source, Options options, Seed seed) {
    if (isTimeSeriesFile(source)) {
      requireNoOptions(source, options);
      Path file = path(source);
      return new LoadedData(
          TimeSeriesFile.read(file), null, false, 0, "file " + source, Collections.emptyList());
    }
    if (isTable(source)) {
      return table(source, options);
    }
    CatalogueEntry entry = Catalogue.find(source);
    String provenance =
        entry.title()
            + (entry.generated() ? ", generated with seed " + seed.value() : ": " + entry.source());
    if (!entry.series()) {
      requireNoOptions(source, options);
      return new LoadedData(
          entry.load(seed), entry.difficulty(), false, 0, provenance, Collections.emptyList());
    }
    if (options.sequenceSteps() > 0) {
      throw InvalidInputException.of(
          "data \"%s\" is one series; sequence steps are for CSV files", source);
    }
    Series series = entry.loadSeries(seed);
    requireSame(source, "target", options.target(), series.names().get(0));
    requireRegression(source, options.task());
    int steps = options.windowSteps() > 0 ? options.windowSteps() : entry.windowSteps();
    return windows(series, steps, options.horizon(), entry.difficulty(), provenance);
  }

  /**
   * Rows for a model that was trained on data of this schema: see {@link Csv#read(Path, Schema)}
   * and {@link TimeSeriesFile#read(Path, Schema)}.
   *
   * @param file {@code FILE.csv} or {@code FILE.ts}
   */
  public static CsvData loadToPredict(String file, Schema schema) {
    return isTimeSeriesFile(file)
        ? new CsvData(TimeSeriesFile.read(path(file), schema), Collections.emptyList())
        : Csv.read(path(file), schema);
  }

  private static LoadedData table(String source, Options options) {
    Path file = path(source);
    if (options.windowSteps() == 0) {
      if (options.horizon() != 1) {
        throw InvalidInputException.of(
            "reading %s: a horizon is for a series; give the window steps too", source);
      }
      CsvData data =
          Csv.read(
              file, CsvOptions.defaults().withTarget(options.target()).withTask(options.task()));
      Dataset dataset =
          options.sequenceSteps() > 0
              ? data.dataset().inSteps(options.sequenceSteps())
              : data.dataset();
      return new LoadedData(dataset, null, false, 0, "file " + source, data.notes());
    }
    requireRegression(source, options.task());
    List<String> columns =
        options.target() == null
            ? Collections.emptyList()
            : Collections.singletonList(options.target());
    Series series = Csv.readSeries(file, columns);
    return windows(series, options.windowSteps(), options.horizon(), null, "file " + source);
  }

  private static LoadedData windows(
      Series series, int steps, int horizon, Difficulty difficulty, String provenance) {
    String note =
        String.format(
            Locale.ROOT,
            "series \"%s\" of %d values cut into windows of %d steps to predict %d ahead",
            series.names().get(0),
            series.length(),
            steps,
            horizon);
    return new LoadedData(
        Windows.of(series, steps, horizon, series.names().get(0)),
        difficulty,
        true,
        Windows.gap(steps, horizon),
        provenance,
        Collections.singletonList(note));
  }

  private static Path path(String file) {
    try {
      return Paths.get(file);
    } catch (InvalidPathException e) {
      throw new InvalidInputException("\"" + file + "\" cannot be the name of a file", e);
    }
  }

  private static boolean isTimeSeriesFile(String source) {
    return source.toLowerCase(Locale.ROOT).endsWith(".ts");
  }

  private static boolean isTable(String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    return TABLES.stream().anyMatch(lower::endsWith);
  }

  private static void requireNoOptions(String source, Options options) {
    boolean plain =
        options.windowSteps() == 0 && options.horizon() == 1 && options.sequenceSteps() == 0;
    if (!plain || options.target() != null || options.task() != null) {
      throw InvalidInputException.of(
          "data \"%s\" has its own target and task, and is no single series; target, task, window"
              + " steps, sequence steps and horizon are for CSV files and series",
          source);
    }
  }

  private static void requireRegression(String source, Task task) {
    if (task == Task.CLASSIFICATION) {
      throw InvalidInputException.of(
          "data \"%s\" is read as a series to forecast, which is regression; the task"
              + " classification is not possible",
          source);
    }
  }

  private static void requireSame(String source, String option, String received, String allowed) {
    if (received != null && !received.equals(allowed)) {
      throw InvalidInputException.of(
          "data \"%s\": the %s is \"%s\", but only \"%s\" is there",
          source, option, received, allowed);
    }
  }
}
