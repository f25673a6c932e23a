package dev.hone.data.source;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.csv.Tables;
import dev.hone.data.csv.TextTable;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.text.GuardedReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A format of tables: a row a line, a target among the columns. Such a file can also be read as a
 * series that is cut into windows, or with a sequence in each row.
 */
abstract class TableFormat extends FileFormat {
  private final Card card;

  TableFormat(String key) {
    card =
        Card.of(
            DataFormats.KIND,
            key,
            parameter("window-steps", DataSource.Options.WINDOW_STEPS, 0),
            parameter("horizon", DataSource.Options.HORIZON, 1),
            parameter("sequence-steps", DataSource.Options.SEQUENCE_STEPS, 0));
  }

  private static Parameter parameter(String key, Range range, double usual) {
    return Parameter.of(key, range, usual).withUnit("steps");
  }

  @Override
  public final Card card() {
    return card;
  }

  @Override
  public final boolean hasOwnTarget() {
    return false;
  }

  /**
   * The whole file as a table of text; the reader is closed.
   *
   * @param options what the person says of the form of the file
   * @param expected names that the columns are expected to have; may be empty
   * @throws InvalidInputException with file and line, if the file is not of this format
   */
  abstract TextTable table(GuardedReader in, TableOptions options, List<String> expected);

  @Override
  final LoadedData load(GuardedReader in, DataSource.Options options) {
    if (options.windowSteps() > 0) {
      DataSource.requireRegression(in.name(), options.task());
      List<String> columns = options.target() == null ? List.of() : List.of(options.target());
      TextTable table = read(in, options.table(), columns);
      Series series = Tables.series(table, columns, options.table());
      return DataSource.windows(
              series, options.windowSteps(), options.horizon(), null, table.source())
          .with(table.notes());
    }
    if (options.horizon() != 1) {
      throw new InvalidInputException(Message.of("source.horizon", in.name()));
    }
    TextTable table = read(in, options.table(), List.of());
    CsvData data = Tables.learn(table, options.table());
    int steps = options.sequenceSteps() > 0 ? options.sequenceSteps() : Tables.sequenceSteps(data);
    Dataset dataset = steps > 0 ? data.dataset().inSteps(steps) : data.dataset();
    return LoadedData.of(new CsvData(dataset, data.reading(), data.groups()));
  }

  @Override
  final CsvData rows(GuardedReader in, Schema schema, Reading training, TableOptions options) {
    TextTable table = read(in, options, Tables.names(schema));
    return Tables.match(table, schema, training, options);
  }

  private TextTable read(GuardedReader in, TableOptions options, List<String> expected) {
    TextTable table = table(in, options, expected);
    table.setSource(table.source().withFormat(card.key()));
    table.notes().addAll(in.notes());
    return table;
  }

  /**
   * Refuses what is said of the form of a file whose format leaves no choice.
   *
   * @param choices what of it can be said all the same
   */
  final void requireNoForm(GuardedReader in, TableOptions.Form form, List<String> choices) {
    List<Message> said = new ArrayList<>();
    if (form.header() != null && !choices.contains("look.header")) {
      said.add(Message.of("look.header"));
    }
    if (form.separator() != null) {
      said.add(Message.of("look.separator"));
    }
    if (form.decimal() != null && !choices.contains("look.decimal")) {
      said.add(Message.of("look.decimal"));
    }
    if (!said.isEmpty()) {
      throw new InvalidInputException(Message.of("source.no-form", in.name(), said, card.name()));
    }
  }
}
