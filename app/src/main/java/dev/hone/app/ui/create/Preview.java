package dev.hone.app.ui.create;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.app.ui.Languages;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Data as it is looked at before it is used.
 *
 * @param text size, task, source
 * @param notes what the reader decided
 * @param target what can be predicted
 * @param classes how often each class occurs
 * @param table the first few rows
 */
record Preview(
    String title, String text, List<String> notes, Target target, Classes classes, Table table) {
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
      Resources resources,
      String title,
      String source,
      Dataset data,
      List<Message> notes,
      boolean targetCanChange) {
    Schema schema = data.schema();
    List<String> columns = new ArrayList<>();
    if (targetCanChange) {
      schema.columns().forEach(column -> columns.add(column.name()));
      columns.add(schema.targetName());
    }
    List<Integer> counts = new ArrayList<>();
    if (schema.task() == Task.CLASSIFICATION) {
      for (int count : data.classCounts()) {
        counts.add(count);
      }
    }
    String text = DataChoice.describe(resources, data);
    return new Preview(
        title,
        source.isEmpty() ? text : text + "\n" + source,
        notes.stream().map(note -> note.in(Languages.of(resources))).collect(Collectors.toList()),
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
