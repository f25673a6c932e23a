package dev.hone.data.csv;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.base.Nearest;
import dev.hone.data.table.Reading;
import dev.hone.data.text.Encoding;
import dev.hone.data.text.GuardedReader;
import dev.hone.data.text.MissingWords;
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

  private static final int EXAMPLES = 3;
  private static final int MAX_EXAMPLE = 40;

  private final String file;
  private final boolean decimalComma;
  private final List<String> names = new ArrayList<>();
  private final List<TextColumn> columns = new ArrayList<>();
  private final List<List<String>> levels = new ArrayList<>();
  private final List<Message> notes = new ArrayList<>();
  private Reading.Source source;
  private MissingWords missing = new MissingWords(List.of());
  private long rowsInFile;
  private int[] lines = new int[16];
  private int first;
  private int end;

  /**
   * A table without columns.
   *
   * @param file what the person calls it, for messages
   * @param decimalComma whether a comma is more likely a decimal mark than one of thousands where
   *     nothing in the file tells
   */
  public TextTable(String file, boolean decimalComma) {
    this.file = file;
    this.decimalComma = decimalComma;
    source = Reading.Source.NONE;
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
   * Adds a row with a cell for each column; further cells are dropped.
   *
   * @throws InvalidInputException if memory has no room for more
   */
  public void addRow(List<String> cells, int line) {
    if ((long) end * columns.size() > GuardedReader.MAX_CELLS) {
      throw new InvalidInputException(
          Message.of(
              "csv.cells",
              GuardedReader.place(file, line),
              GuardedReader.MAX_CELLS,
              GuardedReader.MAX_CELLS / Math.max(1, columns.size())));
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(cells.get(i).trim());
    }
    if (end == lines.length) {
      lines = Arrays.copyOf(lines, 2 * end);
    }
    lines[end++] = line;
  }

  public String file() {
    return file;
  }

  /** How the file became this table. */
  public Reading.Source source() {
    return source;
  }

  /** Says how the file became this table. */
  public void setSource(Reading.Source how) {
    source = how;
  }

  void setMissing(MissingWords words) {
    missing = words;
  }

  /** All rows of the file where only some were read. */
  public void setRowsInFile(long all) {
    rowsInFile = all;
  }

  /** All rows of the file, also those that were not read. */
  public long rowsInFile() {
    return Math.max(rowsInFile, rows());
  }

  /** The number of columns, also before they have names. */
  public int width() {
    return columns.size();
  }

  public List<String> names() {
    return names;
  }

  public int rows() {
    return end - first;
  }

  boolean decimalComma() {
    return decimalComma;
  }

  /** What the file's user should know about how it was read; callers may add. */
  public List<Message> notes() {
    return notes;
  }

  /** Says that the encoding is a guess, with cells that show whether it is right. */
  public void noteEncoding(Encoding encoding) {
    if (encoding.guessed()) {
      notes.add(Message.of("look.encoding", encoding.name(), examples()));
    }
  }

  private List<String> examples() {
    List<String> examples = new ArrayList<>();
    for (String name : names) {
      addExample(examples, name);
    }
    for (int row = 0; row < rows() && examples.size() < EXAMPLES; row++) {
      for (int column = 0; column < width(); column++) {
        addExample(examples, cell(row, column));
      }
    }
    return examples;
  }

  private static void addExample(List<String> examples, String cell) {
    boolean shows = cell.chars().anyMatch(c -> c > 127);
    if (shows && examples.size() < EXAMPLES && !examples.contains(cell)) {
      examples.add(cell.length() > MAX_EXAMPLE ? cell.substring(0, MAX_EXAMPLE) + "…" : cell);
    }
  }

  /** The cell without white space at its ends. */
  public String cell(int row, int column) {
    return columns.get(column).get(first + row);
  }

  /** The levels of a declared column, empty for numbers; null where nothing was declared. */
  List<String> levels(int column) {
    return levels.get(column);
  }

  /** Whether the cell has no value. Among declared levels a word for it is a level. */
  boolean isMissing(int row, int column) {
    String cell = cell(row, column);
    List<String> declared = levels.get(column);
    boolean levelled = declared != null && !declared.isEmpty();
    return levelled ? cell.isEmpty() : missing.contains(cell);
  }

  /** The line of a row in its file. */
  public int line(int row) {
    return lines[first + row];
  }

  /** "FILE, line N", for messages. */
  Message at(int row) {
    return GuardedReader.place(file, line(row));
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
          Nearest.hinted(
              Message.of("csv.no-column", file, Message.of(what), name, Listing.some(names)),
              name,
              names));
    }
    return index;
  }

  /** Gives the columns other names. */
  void rename(List<String> others) {
    names.clear();
    names.addAll(others);
  }

  void removeFirstRow() {
    first++;
  }

  void removeLastRow() {
    end--;
  }

  void removeColumn(int column) {
    columns.remove(column);
    levels.remove(column);
    names.remove(column);
  }
}
