package dev.hone.app.ui.create;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.app.ui.Languages;
import dev.hone.base.Language;
import dev.hone.base.Numbers;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Column;
import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.report.ReadingText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Data as it is looked at before it is used.
 *
 * @param text size, task, source
 * @param notes what the reader decided
 * @param columns what each column was taken for
 * @param target what can be predicted
 * @param classes how often each class occurs
 * @param table the first few rows
 */
record Preview(
    String title,
    String text,
    List<String> notes,
    List<Line> columns,
    Target target,
    Classes classes,
    Table table) {
  /**
   * A column of the table.
   *
   * @param name as in the file
   * @param text what it was taken for, and what is done with it
   * @param used whether it is learned from
   * @param changeable whether a touch changes that
   */
  record Line(String name, String text, boolean used, boolean changeable) {}

  /**
   * What can be predicted.
   *
   * @param columns names of the columns that can be; empty where there is no choice
   * @param chosen the column that is
   */
  record Target(List<String> columns, String chosen) {}

  /**
   * The classes of the target.
   *
   * @param names empty for regression
   * @param counts one for each class
   */
  record Classes(List<String> names, List<Integer> counts) {}

  /**
   * Some rows as texts.
   *
   * @param headings a name and a type for each column
   * @param rows a cell for each column
   */
  record Table(List<String> headings, List<List<String>> rows) {}

  private static final int ROWS = 8;
  private static final int COLUMNS = 30;

  static Preview of(
      Resources resources, String title, String source, LoadedData loaded, boolean canChange) {
    Dataset data = loaded.dataset();
    Reading reading = loaded.reading();
    Language language = Languages.of(resources);
    Schema schema = data.schema();
    List<String> columns = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (ColumnReading column : ReadingText.shown(reading)) {
      boolean target = column.role() == ColumnRole.TARGET;
      boolean useless = column.kind() == ColumnKind.EMPTY;
      lines.add(
          new Line(
              column.name(),
              ReadingText.line(column).in(language),
              column.role() == ColumnRole.FEATURE,
              canChange && !target && !useless));
    }
    if (canChange) {
      reading.columns().forEach(column -> columns.add(column.name()));
    }
    List<Integer> counts = new ArrayList<>();
    if (schema.task() == Task.CLASSIFICATION) {
      for (int count : data.classCounts()) {
        counts.add(count);
      }
    }
    String text = DataChoice.describe(resources, data) + "\n" + reading.sentence().in(language);
    return new Preview(
        title,
        source.isEmpty() ? text : text + "\n" + source,
        loaded.notes().stream().map(note -> note.in(language)).collect(Collectors.toList()),
        lines,
        new Target(columns, schema.targetName()),
        new Classes(schema.task() == Task.CLASSIFICATION ? schema.classNames() : List.of(), counts),
        new Table(headings(resources, schema), rows(resources, data)));
  }

  private static List<String> headings(Resources resources, Schema schema) {
    List<String> headings = new ArrayList<>();
    int shown = Math.min(COLUMNS, schema.columns().size());
    for (Column column : schema.columns().subList(0, shown)) {
      headings.add(
          column.name()
              + "\n"
              + (column.isNumeric()
                  ? resources.getString(R.string.column_numeric)
                  : resources.getString(R.string.column_levels, column.levels().size())));
    }
    headings.add(schema.targetName() + "\n" + resources.getString(R.string.column_target));
    return headings;
  }

  private static List<List<String>> rows(Resources resources, Dataset data) {
    Schema schema = data.schema();
    int width = schema.columns().size();
    int shown = Math.min(COLUMNS, width);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(ROWS, data.size()); row++) {
      List<String> cells = new ArrayList<>();
      // Of a sequence, its first step.
      int offset = row * width * schema.rowSteps();
      for (int i = 0; i < shown; i++) {
        cells.add(cell(resources, schema.columns().get(i), data.features()[offset + i]));
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

  static String cell(Resources resources, Column column, double value) {
    if (Double.isNaN(value)) {
      return resources.getString(R.string.missing);
    }
    if (!column.isNumeric()) {
      return column.levels().get((int) value);
    }
    return Numbers.shortest(value);
  }
}
