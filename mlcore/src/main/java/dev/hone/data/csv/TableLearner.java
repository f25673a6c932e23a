package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.Column;
import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Strata;
import dev.hone.data.table.Task;
import dev.hone.data.text.GuardedReader;
import dev.hone.data.text.MissingWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes data of a table whose columns nobody has described. */
final class TableLearner {
  /** The key of what is said of a file of the UCR archive. */
  static final String ARCHIVE = "look.archive";

  private static final int ARCHIVE_STEPS = 8;

  /** More different classes than this in the target are taken for identifiers. */
  static final int MAX_CLASSES = 256;

  private final TextTable table;
  private final TableOptions options;
  private List<ColumnLook> looks;
  private int[] rows;
  private ColumnReader reader;
  private int target;
  private Task task;

  TableLearner(TextTable table, TableOptions options) {
    this.table = table;
    this.options = options;
    table.setMissing(new MissingWords(options.form().missing()));
  }

  CsvData learn() {
    requireNames();
    rows = Strata.allRows(table.rows());
    looks = looks();
    target = target();
    keepRowsWithTarget();
    reader = new ColumnReader(table, rows);
    ColumnLook targetLook = looks.get(target);
    require(targetLook);
    task = options.task() == null ? inferTask(targetLook, target) : options.task();

    List<ColumnReading> columns = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      columns.add(i == target ? readTarget(targetLook) : read(looks.get(i)));
    }
    columns = keepOne(columns);
    Dataset dataset = dataset(columns);
    int[] groups = groups();
    List<Message> remarks = new ArrayList<>(table.notes());
    for (int i = 0; i < looks.size(); i++) {
      if (columns.get(i).role() != ColumnRole.IGNORED) {
        remarks.addAll(looks.get(i).remarks);
      }
    }
    Remarks found = new Remarks(table, rows, columns, reader.values());
    remarks.addAll(found.all(groups != null));
    if (groups == null) {
      groups = found.copies();
    }
    Reading reading =
        new Reading(
            GuardedReader.shortName(table.file()),
            table.source(),
            new Reading.Rows(rows.length, table.rows(), table.rowsInFile()),
            columns.get(target).name(),
            task,
            columns,
            remarks);
    return new CsvData(dataset, reading, groups);
  }

  private void requireNames() {
    TableOptions.Columns said = options.columns();
    for (List<String> names :
        List.of(said.features(), said.categorical(), said.numeric(), said.ignoreCase())) {
      names.forEach(name -> table.index(name, "csv.column"));
    }
    said.ignore().forEach(name -> table.index(name, "csv.column.ignore"));
    if (said.group() != null) {
      table.index(said.group(), "csv.column.group");
    }
  }

  private List<ColumnLook> looks() {
    List<ColumnCells> cells = new ArrayList<>();
    for (int i = 0; i < table.width(); i++) {
      cells.add(new ColumnCells(table, i, rows));
    }
    Marks marks = new Marks(table, options.form().decimal(), cells);
    List<ColumnLook> all = new ArrayList<>();
    for (ColumnCells some : cells) {
      all.add(new ColumnLook(some, options, marks));
    }
    return all;
  }

  /** The column that is asked for, or the last that can be a target. */
  private int target() {
    TableOptions.Columns said = options.columns();
    if (options.target() != null) {
      int asked = table.index(options.target(), "csv.column.target");
      if (said.ignore().contains(options.target())) {
        throw new InvalidInputException(
            Message.of("csv.target-ignored", table.file(), options.target()));
      }
      return asked;
    }
    if (said.equals(TableOptions.Columns.NONE) && isArchive()) {
      table.notes().add(Message.of(ARCHIVE, table.names().get(0), looks.size() - 1));
      return 0;
    }
    int last = -1;
    for (int i = looks.size() - 1; i >= 0; i--) {
      String name = table.names().get(i);
      if (said.ignore().contains(name)
          || said.features().contains(name)
          || name.equals(said.group())) {
        continue;
      }
      last = last < 0 ? i : last;
      if (looks.get(i).useless == null) {
        return i;
      }
    }
    if (last < 0) {
      throw new InvalidInputException(Message.of("csv.all-ignored", table.file()));
    }
    return last;
  }

  /**
   * The form of the UCR archive (Dau et al. 2019): tabs, no header, a class in whole numbers first,
   * then the values of a series, which are mostly fractions.
   */
  private boolean isArchive() {
    boolean form =
        !table.source().header()
            && table.source().separator().equals(Separator.TAB.key())
            && looks.size() > ARCHIVE_STEPS;
    if (!form || inferTask(looks.get(0), 0) != Task.CLASSIFICATION) {
      return false;
    }
    for (ColumnLook look : looks.subList(1, looks.size())) {
      if (look.kind != ColumnKind.NUMBER || 2 * look.cells.marked < look.cells.filled) {
        return false;
      }
    }
    return true;
  }

  private void keepRowsWithTarget() {
    int missing = looks.get(target).cells.missing();
    if (missing == rows.length) {
      throw new InvalidInputException(
          Message.of("csv.all-missing", table.file(), table.names().get(target), rows.length));
    }
    int[] kept = new int[rows.length];
    int count = 0;
    Cells numbers = new Cells(table, target, rows, looks.get(target).conversion);
    boolean numeric =
        looks.get(target).kind == ColumnKind.NUMBER || options.task() == Task.REGRESSION;
    double[] read = numeric ? numbers.numbers() : null;
    int strange = 0;
    for (int i = 0; i < rows.length; i++) {
      if (table.isMissing(rows[i], target)) {
        continue;
      }
      if (read != null && Double.isNaN(read[i]) && looks.get(target).isNumeric()) {
        strange++;
        continue;
      }
      kept[count++] = rows[i];
    }
    if (missing > 0) {
      table.notes().add(Message.of("note.no-target", missing, table.names().get(target)));
    }
    if (strange > 0) {
      table.notes().add(Message.of("look.strange-target", strange, table.names().get(target)));
    }
    if (count < rows.length) {
      rows = Arrays.copyOf(kept, count);
      looks = looks();
    }
  }

  private void require(ColumnLook look) {
    if (look.undecided != null) {
      throw new InvalidInputException(
          Message.of("error.in", table.file(), Message.of("csv.reading"), look.undecided));
    }
  }

  /**
   * Text, or undeclared whole numbers of which there are few (at most 2, or at most 20 with three
   * rows each), is for classification; other numbers are for regression.
   */
  private Task inferTask(ColumnLook look, int column) {
    if (!look.isNumeric()) {
      return Task.CLASSIFICATION;
    }
    if (table.levels(column) != null || look.kind == ColumnKind.DATE) {
      return Task.REGRESSION;
    }
    Set<Double> different = new HashSet<>();
    for (double value : new Cells(table, column, rows, look.conversion).numbers()) {
      different.add(value);
      if (value != Math.rint(value) || different.size() > 20) {
        return Task.REGRESSION;
      }
    }
    boolean few = different.size() <= 2 || 3 * different.size() <= rows.length;
    return few ? Task.CLASSIFICATION : Task.REGRESSION;
  }

  private ColumnReading readTarget(ColumnLook look) {
    if (task == Task.REGRESSION) {
      if (look.cells.numbers == 0 && look.kind != ColumnKind.DATE) {
        throw new InvalidInputException(
            Message.of(
                "csv.no-number",
                table.at(rows[0]),
                look.cells.name(),
                ColumnLook.shortened(table.cell(rows[0], target))));
      }
      Cells cells = new Cells(table, target, rows, look.conversion);
      double[] numbers = cells.numbers();
      for (int i = 0; i < rows.length; i++) {
        if (Double.isNaN(numbers[i])) {
          throw new InvalidInputException(
              Message.of(
                  "csv.no-number",
                  table.at(rows[i]),
                  look.cells.name(),
                  ColumnLook.shortened(table.cell(rows[i], target))));
        }
      }
      return reader.numeric(look, ColumnRole.TARGET, null, numbers);
    }
    ColumnReading reading =
        reader.category(look, ColumnRole.TARGET, null, MAX_CLASSES, "csv.too-many.target");
    if (reading.values().levels().size() < 2) {
      throw new InvalidInputException(
          Message.of(
              "csv.one-class", table.file(), look.cells.name(), reading.values().levels().get(0)));
    }
    return reading;
  }

  private ColumnReading read(ColumnLook look) {
    TableOptions.Columns said = options.columns();
    String name = look.cells.name();
    if (name.equals(said.group())) {
      return reader.plain(look, ColumnRole.GROUP, Message.of("look.why.group"));
    }
    boolean asked = said.features().contains(name);
    boolean left = said.ignore().contains(name) || (!said.features().isEmpty() && !asked);
    if (left) {
      return reader.plain(look, ColumnRole.IGNORED, null);
    }
    boolean keep = asked || said.categorical().contains(name) || said.numeric().contains(name);
    if (look.useless != null && (!keep || look.kind == ColumnKind.EMPTY)) {
      return reader.plain(look, ColumnRole.IGNORED, look.useless);
    }
    require(look);
    return feature(look);
  }

  private ColumnReading feature(ColumnLook look) {
    if (look.isNumeric()) {
      double[] numbers = new Cells(table, look.cells.column, rows, look.conversion).numbers();
      return reader.numeric(look, ColumnRole.FEATURE, null, numbers);
    }
    boolean asked = options.columns().categorical().contains(look.cells.name());
    int most = asked ? ColumnLook.MAX_ASKED_LEVELS : ColumnLook.MAX_LEVELS;
    return reader.category(look, ColumnRole.FEATURE, null, most, "csv.too-many.feature");
  }

  /** A column that counts the rows is still a feature where there is no other: a time. */
  private List<ColumnReading> keepOne(List<ColumnReading> columns) {
    for (ColumnReading column : columns) {
      if (column.role() == ColumnRole.FEATURE) {
        return columns;
      }
    }
    List<ColumnReading> result = new ArrayList<>(columns);
    for (int i = 0; i < columns.size(); i++) {
      Message why = columns.get(i).why();
      if (columns.get(i).role() == ColumnRole.IGNORED
          && why != null
          && why.key().equals("look.why.counts")) {
        result.set(i, feature(looks.get(i)));
        return result;
      }
    }
    List<Message> left = new ArrayList<>();
    for (ColumnReading column : columns) {
      if (column.why() != null) {
        left.add(Message.of("look.left", column.name(), column.why()));
      }
    }
    String name = table.names().get(target);
    throw new InvalidInputException(
        left.isEmpty()
            ? Message.of("csv.one-column", table.file(), name)
            : Message.of("csv.none-left", table.file(), name, left));
  }

  private Dataset dataset(List<ColumnReading> columns) {
    List<Column> features = new ArrayList<>();
    List<double[]> columnsOfValues = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).role() == ColumnRole.FEATURE) {
        features.addAll(columns.get(i).features());
        columnsOfValues.addAll(Features.of(columns.get(i), reader.values().get(i)));
      }
    }
    ColumnReading aim = columns.get(target);
    Schema schema =
        new Schema(
            GuardedReader.shortName(table.file()),
            task,
            0,
            features,
            aim.name(),
            task == Task.CLASSIFICATION ? aim.values().levels() : List.of(),
            false);
    double[] all = Features.interleaved(columnsOfValues, rows.length);
    double[] targets = reader.values().get(target);
    if (task == Task.REGRESSION) {
      return Dataset.regression(schema, rows.length, all, Features.of(aim, targets).get(0));
    }
    return Dataset.classification(schema, rows.length, all, Features.labels(targets));
  }

  /** A number for each row by the cell of the column of groups; null if there is none. */
  private int[] groups() {
    String name = options.columns().group();
    if (name == null) {
      return null;
    }
    int column = table.index(name, "csv.column.group");
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] groups = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      String cell = table.cell(rows[i], column);
      // A row of nobody is a group of its own.
      String key = table.isMissing(rows[i], column) ? "\u0000" + i : cell;
      groups[i] = numbers.computeIfAbsent(key, k -> numbers.size());
    }
    return groups;
  }
}
