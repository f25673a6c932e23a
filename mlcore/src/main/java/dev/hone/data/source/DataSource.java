package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.base.Seed;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.table.Task;
import dev.hone.data.table.Windows;
import java.util.List;

/** Finds the data that a person names, in whichever of the {@link DataFormats} they come. */
public final class DataSource {
  private DataSource() {}

  /**
   * How to read what was named.
   *
   * @param table of a table: its columns and its form; the target is also the series to forecast
   * @param windowSteps above 0 to read a table as a series and cut it into windows of so many
   *     steps; of a series in the catalogue, 0 stands for its own number
   * @param horizon of a series: how many steps ahead to predict, at least 1
   * @param sequenceSteps above 0 to read each row of a table as a sequence of so many steps; see
   *     {@link Dataset#inSteps}
   */
  public record Options(TableOptions table, int windowSteps, int horizon, int sequenceSteps) {
    static final Range WINDOW_STEPS = Range.whole(0);
    static final Range HORIZON = Range.whole(1);
    static final Range SEQUENCE_STEPS = Range.whole(0);

    public Options {
      Message where = Message.of("source.reading");
      WINDOW_STEPS.check(where, Message.of("source.window-steps"), windowSteps);
      HORIZON.check(where, Message.of("table.horizon"), horizon);
      SEQUENCE_STEPS.check(where, Message.of("source.sequence-steps"), sequenceSteps);
      if (sequenceSteps > 0 && windowSteps > 0) {
        throw InvalidInputException.value(
            where,
            Message.of("source.sequence-steps"),
            sequenceSteps,
            Message.of("source.not-both"));
      }
    }

    public Options(String target, Task task, int windowSteps, int horizon) {
      this(target, task, windowSteps, horizon, 0);
    }

    /** A table of which nothing but target and task is said. */
    public Options(String target, Task task, int windowSteps, int horizon, int sequenceSteps) {
      this(
          TableOptions.defaults().withTarget(target).withTask(task),
          windowSteps,
          horizon,
          sequenceSteps);
    }

    public String target() {
      return table.target();
    }

    public Task task() {
      return table.task();
    }

    /** The same with another column to predict; null for the last. */
    public Options withTarget(String other) {
      return withTable(table.withTarget(other));
    }

    /** The same with a table that is understood in another way. */
    public Options withTable(TableOptions other) {
      return new Options(other, windowSteps, horizon, sequenceSteps);
    }

    public static Options defaults() {
      return new Options(TableOptions.defaults(), 0, 1, 0);
    }
  }

  /**
   * Loads data by name or file.
   *
   * @param source one of what {@link DataFormats#examples} lists
   * @param seed from which generated data is drawn
   * @throws InvalidInputException if there is no such data, it cannot be used, or an option does
   *     not apply to it
   */
  public static LoadedData load(String source, Options options, Seed seed) {
    return DataFormats.of(source).load(source, options, seed);
  }

  /**
   * Rows for a model that was trained on data of this schema; see {@link FileFormat#rows}.
   *
   * @param file of any ending; one that no format has is read as a table
   */
  public static CsvData loadToPredict(String file, Schema schema) {
    return loadToPredict(file, schema, Reading.of(schema), TableOptions.defaults());
  }

  /**
   * The same, read as the data were on which the model was trained.
   *
   * @param training the reading that the model keeps
   * @param options of the form of this file alone, where it has to be said
   */
  public static CsvData loadToPredict(
      String file, Schema schema, Reading training, TableOptions options) {
    return DataFormats.ofFile(file).rows(file, schema, training, options);
  }

  static LoadedData windows(
      Series series, int steps, int horizon, Difficulty difficulty, Reading.Source source) {
    String target = series.names().get(0);
    Dataset windows = Windows.of(series, steps, horizon, target);
    Message note = Message.of("note.windows", target, series.length(), steps, horizon);
    return new LoadedData(
        windows,
        difficulty,
        true,
        Windows.gap(steps, horizon),
        Reading.of(windows, source).with(List.of(note)),
        null);
  }

  static void requireNoOptions(String source, Options options) {
    boolean plain =
        options.windowSteps() == 0 && options.horizon() == 1 && options.sequenceSteps() == 0;
    if (!plain || !options.table().isDefault()) {
      throw new InvalidInputException(Message.of("source.no-options", source));
    }
  }

  static void requireRegression(String source, Task task) {
    if (task == Task.CLASSIFICATION) {
      throw new InvalidInputException(Message.of("source.forecast", source));
    }
  }
}
