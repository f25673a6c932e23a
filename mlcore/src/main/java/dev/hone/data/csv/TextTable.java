package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a format of tables makes of a file: named columns of text, each row with the line where it
 * stands. {@link Tables} turns it into data. A format that declares its columns says so; what is
 * not declared is found out from the cells.
 */
public final class TextTable {
  /** More columns than this are taken for a mistake. */
  static final int MAX_COLUMNS = 10_000;

  private final String file;
  private final boolean decimalComma;
  private final List<String> names = new ArrayList<>();
  private final List<TextColumn> columns = new ArrayList<>();
  private final List<List<String>> levels = new ArrayList<>();
  private final List<Message> notes = new ArrayList<>();
  private int[] lines = new int[16];
  private int rows;

  /**
   * A table without columns.
   *
   * @param file what the person calls it, for messages
   * @param decimalComma whether a comma may be the decimal mark
   */
  public TextTable(String file, boolean decimalComma) {
    this.file = file;
    this.decimalComma = decimalComma;
  }

  /**
   * Adds a column; only before the first row.
   *
   * @param declared the levels of a categorical column, none for one of numbers, null where the
   *     format does not say
   * @throws InvalidInputException if there are too many columns, or there is one of this name
   */
  public void addColumn(String name, List<String> declared, int line) {
    addColumn(declared);
    name(name, line);
  }

  void addColumn(List<String> declared) {
    columns.add(new TextColumn());
    levels.add(declared);
  }

  /** Names the next column. */
  void name(String name, int line) {
    if (names.size() >= MAX_COLUMNS) {
      throw tooManyColumns(line, names.size() + 1);
    }
    if (names.contains(name)) {
      throw new InvalidInputException(
          Message.of("csv.two-columns", GuardedReader.place(file, line), name));
    }
    names.add(name);
  }

  InvalidInputException tooManyColumns(int line, int count) {
    return new InvalidInputException(
        Message.of("csv.columns", GuardedReader.place(file, line), count, MAX_COLUMNS));
  }

  /**
   * Adds a row with a cell for each column.
   *
   * @throws InvalidInputException if memory has no room for more
   */
  public void addRow(List<String> cells, int line) {
    if ((long) rows * cells.size() > GuardedReader.MAX_CELLS) {
      throw new InvalidInputException(
          Message.of("csv.cells", GuardedReader.place(file, line), GuardedReader.MAX_CELLS));
    }
    for (int i = 0; i < cells.size(); i++) {
      columns.get(i).add(cells.get(i).trim());
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
    }
    lines[rows++] = line;
  }

  public String file() {
    return file;
  }

  /** The number of columns, also before they have names. */
  public int width() {
    return columns.size();
  }

  public List<String> names() {
    return names;
  }

  public int rows() {
    return rows;
  }

  /** What the file's user should know about how it was read; callers may add. */
  public List<Message> notes() {
    return notes;
  }

  /** The cell without white space at its ends. */
  String cell(int row, int column) {
    return columns.get(column).get(row);
  }

  /** The levels of a declared column, empty for numbers; null where nothing was declared. */
  List<String> levels(int column) {
    return levels.get(column);
  }

  Cell.Kind kind(int row, int column) {
    String cell = cell(row, column);
    if (levels(column) != null && !levels(column).isEmpty()) {
      return cell.isEmpty() ? Cell.Kind.MISSING : Cell.Kind.TEXT;
    }
    return Cell.kind(cell, decimalComma);
  }

  double number(int row, int column) {
    return Cell.number(cell(row, column), decimalComma);
  }

  /** "FILE, line N", for messages. */
  Message at(int row) {
    return GuardedReader.place(file, lines[row]);
  }

  /**
   * The index of a column by its name.
   *
   * @param what the key of what the column is, for the message
   * @throws InvalidInputException if there is none, listing the names
   */
  int index(String name, String what) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new InvalidInputException(
          Message.of("csv.no-column", file, Message.of(what), name, Listing.some(names)));
    }
    return index;
  }

  void removeFirstRow() {
    rows--;
    System.arraycopy(lines, 1, lines, 0, rows);
    for (int column = 0; column < columns.size(); column++) {
      TextColumn shorter = new TextColumn();
      for (int row = 1; row <= rows; row++) {
        shorter.add(columns.get(column).get(row));
      }
      columns.set(column, shorter);
    }
  }

  void removeFirstColumn() {
    columns.remove(0);
    levels.remove(0);
    names.remove(0);
  }
}
