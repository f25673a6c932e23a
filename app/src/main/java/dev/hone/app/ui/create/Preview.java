package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.data.source.CatalogueEntry;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Column;
import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.report.ReadingText;
import java.util.ArrayList;
import java.util.List;

/**
 * Data as it is looked at before it is used.
 *
 * @param name of an imported file
 * @param entry of the catalogue; null of an imported file
 * @param schema of the rows
 * @param rows how many there are
 * @param reading what the reader took the table for
 * @param notes what the reader decided
 * @param columns what each column was taken for
 * @param target what can be predicted
 * @param classes how often each occurs; empty for regression
 * @param table the first few rows
 */
record Preview(
    String name,
    @Nullable CatalogueEntry entry,
    Schema schema,
    int rows,
    Message reading,
    List<Message> notes,
    List<Line> columns,
    Target target,
    List<Share> classes,
    Table table) {
  /**
   * A column of the table.
   *
   * @param name as in the file
   * @param text what it was taken for, and what is done with it
   * @param used whether it is learned from
   * @param changeable whether a touch changes that
   */
  record Line(String name, Message text, boolean used, boolean changeable) {}

  /**
   * What can be predicted.
   *
   * @param columns names of the columns that can be; empty where there is no choice
   * @param chosen the column that is
   */
  record Target(List<String> columns, String chosen) {}

  /**
   * A class of the target.
   *
   * @param count rows of it
   * @param percent of all rows, rounded
   */
  record Share(String name, int count, int percent) {}

  /**
   * Some rows as texts.
   *
   * @param columns those that are shown, before the target
   * @param rows a cell for each column and the target; null where a value is missing
   */
  record Table(List<Column> columns, List<List<String>> rows) {}

  private static final int ROWS = 8;
  private static final int COLUMNS = 30;
  private static final float PER_CENT = 100;

  /** Of an imported file, which may be understood otherwise while it is not kept. */
  static Preview of(String name, LoadedData loaded, boolean canChange) {
    return of(name, null, loaded, canChange);
  }

  /** Of the catalogue. */
  static Preview of(CatalogueEntry entry, LoadedData loaded) {
    return of(entry.name(), entry, loaded, false);
  }

  private static Preview of(
      String name, @Nullable CatalogueEntry entry, LoadedData loaded, boolean canChange) {
    Dataset data = loaded.dataset();
    Schema schema = data.schema();
    List<String> targets = new ArrayList<>();
    if (canChange) {
      loaded.reading().columns().forEach(column -> targets.add(column.name()));
    }
    return new Preview(
        name,
        entry,
        schema,
        data.size(),
        loaded.reading().sentence(),
        loaded.notes(),
        lines(loaded, canChange),
        new Target(targets, schema.targetName()),
        schema.task() == Task.CLASSIFICATION ? classes(data) : List.of(),
        new Table(
            schema.columns().subList(0, Math.min(COLUMNS, schema.columns().size())), rows(data)));
  }

  private static List<Line> lines(LoadedData loaded, boolean canChange) {
    List<Line> lines = new ArrayList<>();
    for (ColumnReading column : ReadingText.shown(loaded.reading())) {
      boolean target = column.role() == ColumnRole.TARGET;
      boolean useless = column.kind() == ColumnKind.EMPTY;
      lines.add(
          new Line(
              column.name(),
              ReadingText.line(column),
              column.role() == ColumnRole.FEATURE,
              canChange && !target && !useless));
    }
    return lines;
  }

  private static List<Share> classes(Dataset data) {
    int[] counts = data.classCounts();
    int all = 0;
    for (int count : counts) {
      all += count;
    }
    List<Share> classes = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      int percent = Math.round(PER_CENT * counts[i] / all);
      classes.add(new Share(data.schema().classNames().get(i), counts[i], percent));
    }
    return classes;
  }

  private static List<List<String>> rows(Dataset data) {
    Schema schema = data.schema();
    int width = schema.columns().size();
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(ROWS, data.size()); row++) {
      List<String> cells = new ArrayList<>();
      // Of a sequence, its first step.
      int offset = row * width * schema.rowSteps();
      for (int i = 0; i < Math.min(COLUMNS, width); i++) {
        cells.add(cell(schema.columns().get(i), data.features()[offset + i]));
      }
      int target = row * schema.targetsPerRow();
      cells.add(
          schema.task() == Task.CLASSIFICATION
              ? schema.classNames().get(data.labels()[target])
              : Numbers.shortest(data.targets()[target]));
      rows.add(cells);
    }
    return rows;
  }

  @Nullable
  private static String cell(Column column, double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    return column.isNumeric() ? Numbers.shortest(value) : column.levels().get((int) value);
  }
}
