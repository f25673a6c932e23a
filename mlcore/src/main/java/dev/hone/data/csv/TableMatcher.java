package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.base.Nearest;
import dev.hone.data.table.Column;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Conversion;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Strata;
import dev.hone.data.table.Task;
import dev.hone.data.table.Windows;
import dev.hone.data.text.DateOrder;
import dev.hone.data.text.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a table as another one was read: that on which a model was trained. */
final class TableMatcher {
  private final TextTable table;
  private final Schema schema;
  private final Reading training;
  private final int[] rows;
  private final Marks marks;
  private final List<Message> remarks = new ArrayList<>();
  private final List<String> used = new ArrayList<>();
  private final List<ColumnReading> columns = new ArrayList<>();

  TableMatcher(TextTable table, Schema schema, Reading training, Character decimal) {
    this.table = table;
    this.schema = schema;
    this.training = training;
    rows = Strata.allRows(table.rows());
    List<ColumnCells> cells = new ArrayList<>();
    for (int i = 0; i < table.width(); i++) {
      cells.add(new ColumnCells(table, i, rows));
    }
    marks = new Marks(table, decimal, cells);
    remarks.addAll(table.notes());
  }

  CsvData match() {
    List<double[]> values = new ArrayList<>();
    List<ColumnReading> wanted = training.in(ColumnRole.FEATURE);
    boolean whole = features(wanted) == schema.columns().size() * inRow();
    if (whole) {
      requireAll(wanted);
      for (ColumnReading column : wanted) {
        values.addAll(read(column, index(column.name())));
      }
    } else {
      // A model that was stored without its reading knows the columns of the first step alone.
      for (int step = 0; step < inRow(); step++) {
        for (Column column : schema.columns()) {
          values.addAll(read(plain(column), stepIndex(column, step)));
        }
      }
    }
    noteUnused();
    double[] features = Features.interleaved(values, rows.length);
    if (schema.steps() > 0 && !schema.stepsInRow()) {
      return data(Windows.toPredict(features, rows.length, schema));
    }
    return data(withTargets(features));
  }

  private CsvData data(Dataset dataset) {
    Reading reading =
        new Reading(
            training.name(),
            table.source(),
            new Reading.Rows(rows.length, rows.length, table.rowsInFile()),
            schema.targetName(),
            schema.task(),
            columns,
            remarks);
    return new CsvData(dataset, reading, null);
  }

  private int inRow() {
    return schema.stepsInRow() ? schema.steps() : 1;
  }

  private static int features(List<ColumnReading> columns) {
    return columns.stream().mapToInt(column -> column.features().size()).sum();
  }

  private static ColumnReading plain(Column column) {
    return Reading.plain(column, ColumnRole.FEATURE);
  }

  /** Says at once which columns are missing. */
  private void requireAll(List<ColumnReading> wanted) {
    if (byPlace(wanted)) {
      return;
    }
    List<String> missing = new ArrayList<>();
    for (ColumnReading column : wanted) {
      if (!table.names().contains(column.name())) {
        missing.add(column.name());
      }
    }
    if (!missing.isEmpty()) {
      throw new InvalidInputException(
          Nearest.hinted(
              Message.of(
                  "csv.no-columns",
                  table.file(),
                  Listing.some(missing),
                  missing.size(),
                  Listing.some(table.names())),
              missing.get(0),
              table.names()));
    }
  }

  /** Without headers columns go by their place, of which the target's may be left out. */
  private boolean byPlace(List<ColumnReading> wanted) {
    if (training.source().header() || table.source().header() || !named(wanted)) {
      return false;
    }
    int all = training.columns().size();
    if (table.width() == all) {
      return true;
    }
    if (table.width() == all - 1) {
      List<String> names = new ArrayList<>();
      for (ColumnReading column : training.columns()) {
        if (column.role() != ColumnRole.TARGET) {
          names.add(column.name());
        }
      }
      table.rename(names);
      return true;
    }
    throw new InvalidInputException(
        Message.of("csv.by-place", table.file(), table.width(), all, all - 1));
  }

  private boolean named(List<ColumnReading> wanted) {
    return !training.source().equals(Reading.Source.NONE) && !wanted.isEmpty();
  }

  private int index(String name) {
    return table.index(name, "csv.column.trained");
  }

  private int stepIndex(Column column, int step) {
    int index = index(column.name()) + step * schema.columns().size();
    if (index >= table.names().size()) {
      throw new InvalidInputException(
          Message.of(
              "csv.sequences",
              table.file(),
              schema.steps(),
              schema.columns().size(),
              table.names().size()));
    }
    return index;
  }

  /** The features that are made of a column. */
  private List<double[]> read(ColumnReading wanted, int index) {
    used.add(table.names().get(index));
    ColumnCells cells = new ColumnCells(table, index, rows);
    Conversion how = conversion(wanted, cells);
    Cells read = new Cells(table, index, rows, how);
    double[] values;
    if (wanted.isNumeric()) {
      values = read.numbers();
      noteStrange(wanted, cells, values);
    } else {
      values = read.indices(wanted.values().levels(), true);
      noteUnknown(wanted, cells, values);
    }
    columns.add(described(wanted, cells, values, how));
    List<double[]> features = new ArrayList<>();
    ColumnReading converted =
        new ColumnReading(
            wanted.name(),
            wanted.kind(),
            wanted.role(),
            null,
            wanted.count(),
            wanted.values(),
            how);
    features.addAll(Features.of(converted, values));
    return features;
  }

  /** As in training, but with the decimal mark of this file. */
  private Conversion conversion(ColumnReading wanted, ColumnCells cells) {
    Conversion trained = wanted.conversion();
    if (trained.dates() != null) {
      return Conversion.of(dates(trained.dates(), cells), trained.origin(), trained.parts());
    }
    char usual = trained.numbers().decimal();
    char decimal = cells.numbers == 0 ? usual : marks.decimal(cells, usual, remarks);
    String unit = trained.numbers().unit();
    String here = cells.unit();
    if (wanted.isNumeric() && !here.equals(unit) && cells.numbers > 0) {
      remarks.add(Message.of("look.other-unit", wanted.name(), shown(unit), shown(here)));
      unit = here;
    }
    return new Conversion(new NumberStyle(decimal, unit), null, 0, List.of(), trained.foldsCase());
  }

  /** The order of dates in training, or the only one that reads this file's. */
  private static DateOrder dates(DateOrder trained, ColumnCells cells) {
    int most = cells.dates.getOrDefault(trained, 0) + cells.compactDates;
    DateOrder best = trained;
    for (Map.Entry<DateOrder, Integer> other : cells.dates.entrySet()) {
      if (other.getValue() > most) {
        best = other.getKey();
        most = other.getValue();
      }
    }
    return best;
  }

  private static Object shown(String unit) {
    return unit.isEmpty() ? Message.of("look.no-unit") : Message.of("value.quoted", unit);
  }

  private static ColumnReading described(
      ColumnReading wanted, ColumnCells cells, double[] values, Conversion how) {
    int missing = 0;
    int[] counts = new int[wanted.values().levels().size()];
    for (double value : values) {
      if (Double.isNaN(value)) {
        missing++;
      } else if (!wanted.isNumeric()) {
        counts[(int) value]++;
      }
    }
    String first = cells.table.cell(cells.rows[0], cells.column);
    String last = cells.table.cell(cells.rows[cells.rows.length - 1], cells.column);
    return new ColumnReading(
        wanted.name(),
        wanted.kind(),
        wanted.role(),
        null,
        new ColumnReading.Count(values.length - missing, missing),
        wanted.isNumeric()
            ? ColumnReading.Values.of(values, first, last)
            : ColumnReading.Values.of(wanted.values().levels(), counts, first, last),
        how);
  }

  private void noteStrange(ColumnReading wanted, ColumnCells cells, double[] values) {
    int strange = -cells.missing();
    String example = "";
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        strange++;
        String cell = table.cell(rows[i], cells.column);
        example = example.isEmpty() && !table.isMissing(rows[i], cells.column) ? cell : example;
      }
    }
    if (strange > 0 && strange == cells.filled) {
      throw new InvalidInputException(
          Message.of(
              "csv.all-strange", table.file(), wanted.name(), ColumnLook.shortened(example)));
    }
    if (strange > 0) {
      remarks.add(
          Message.of("look.unreadable", strange, wanted.name(), ColumnLook.shortened(example)));
    }
  }

  private void noteUnknown(ColumnReading wanted, ColumnCells cells, double[] values) {
    int unknown = -cells.missing();
    for (double value : values) {
      unknown += Double.isNaN(value) ? 1 : 0;
    }
    if (unknown > 0) {
      remarks.add(
          Message.of(
              "note.unknown", unknown, wanted.name(), Listing.some(wanted.values().levels())));
    }
  }

  private void noteUnused() {
    List<String> unused = new ArrayList<>(table.names());
    unused.removeAll(used);
    unused.remove(schema.targetName());
    for (ColumnReading column : training.columns()) {
      if (column.role() != ColumnRole.FEATURE) {
        unused.remove(column.name());
      }
    }
    if (!unused.isEmpty()) {
      remarks.add(Message.of("note.unused", Listing.some(unused)));
    }
  }

  private Dataset withTargets(double[] features) {
    int column = table.names().indexOf(schema.targetName());
    if (column < 0) {
      return Dataset.withoutTargets(schema, rows.length, features);
    }
    ColumnCells cells = new ColumnCells(table, column, rows);
    if (cells.missing() > 0) {
      return Dataset.withoutTargets(schema, rows.length, features);
    }
    ColumnReading known = training.column(schema.targetName());
    ColumnReading wanted =
        known == null
            ? Reading.plain(new Column(schema.targetName(), schema.classNames()), ColumnRole.TARGET)
            : known;
    Conversion how = conversion(wanted, cells);
    Cells read = new Cells(table, column, rows, how);
    double[] values =
        schema.task() == Task.REGRESSION ? read.numbers() : read.indices(schema.classNames(), true);
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new InvalidInputException(
            Message.of(
                schema.task() == Task.REGRESSION ? "csv.no-number" : "csv.class",
                table.at(rows[i]),
                table.names().get(column),
                ColumnLook.shortened(table.cell(rows[i], column)),
                Listing.some(schema.classNames())));
      }
    }
    columns.add(described(wanted, cells, values, how));
    if (schema.task() == Task.CLASSIFICATION) {
      return Dataset.classification(schema, rows.length, features, Features.labels(values));
    }
    if (how.dates() != null) {
      for (int i = 0; i < values.length; i++) {
        values[i] -= how.origin();
      }
    }
    return Dataset.regression(schema, rows.length, features, values);
  }
}
