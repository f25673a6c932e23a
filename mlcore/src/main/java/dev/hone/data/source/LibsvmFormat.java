package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.csv.RowSample;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.csv.TextTable;
import dev.hone.data.table.Reading;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Sparse rows as LIBSVM (Chang and Lin 2011) and SVMlight (Joachims 1999) read them: a label, then
 * {@code number:value} for each feature that is not 0, the numbers ascending, mostly from 1; {@code
 * #} starts a remark. The features are f1, f2, …, the label is the column {@code target}. Rows for
 * a model have its features, even where the file ends before the last or begins after the first.
 */
final class LibsvmFormat extends TableFormat {
  private static final int MAX_FEATURES = 9_999;
  private static final int MAX_DIGITS = 9;
  private static final String FEATURE = "f";
  private static final String QUERY = "qid:";

  LibsvmFormat() {
    super("libsvm");
  }

  @Override
  public List<String> endings() {
    return List.of(".libsvm", ".svmlight", ".svm");
  }

  @Override
  public List<String> mimeTypes() {
    return List.of("text/*", "application/*");
  }

  /** Whether a line looks like a row of such a file, and not like one of times of day. */
  @Override
  boolean looksLike(String line) {
    String[] words = words(line);
    if (Cell.kind(words[0], false) != Cell.Kind.NUMBER) {
      return false;
    }
    int last = -1;
    boolean times = true;
    for (int i = 1; i < words.length; i++) {
      if (i == 1 && words[i].startsWith(QUERY)) {
        continue;
      }
      int colon = words[i].indexOf(':');
      int feature = number(words[i].substring(0, Math.max(0, colon)));
      String value = words[i].substring(colon + 1);
      if (feature <= last || Cell.kind(value, false) != Cell.Kind.NUMBER) {
        return false;
      }
      last = feature;
      times &= value.length() == 2 && value.charAt(0) <= '5' && number(value) >= 0;
    }
    return last >= 0 && !times;
  }

  @Override
  TextTable table(GuardedReader in, TableOptions options, List<String> expected) {
    try (in) {
      requireNoForm(in, options.form(), List.of());
      return new File(in).read(options.rows(), expected);
    } catch (IOException e) {
      throw GuardedReader.cannotRead(in.name(), e);
    }
  }

  private static String[] words(String line) {
    int remark = line.indexOf('#');
    return (remark < 0 ? line : line.substring(0, remark)).trim().split("\\s+");
  }

  /** The number of a feature; negative if the text is none. */
  private static int number(String text) {
    boolean whole =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? Integer.parseInt(text) : -1;
  }

  /** One file while it is read. */
  private static final class File {
    private final GuardedReader in;
    private boolean queries;
    private int first = 1;
    private int last;
    private int line;

    File(GuardedReader in) {
      this.in = in;
    }

    /** Rows are kept as they stand until the number of features is known. */
    TextTable read(int most, List<String> expected) throws IOException {
      TextTable rows = new TextTable(in.name(), false);
      rows.addColumn("row", null, 1);
      RowSample sample = new RowSample(rows, most, 0);
      BufferedReader reader = new BufferedReader(in);
      for (String text = next(reader); text != null; text = next(reader)) {
        String[] words = words(text);
        if (!words[0].isEmpty()) {
          row(words, null);
          sample.add(List.of(String.join(" ", words)), line);
        }
      }
      sample.finish();
      if (rows.rows() == 0 || last < first) {
        throw new InvalidInputException(Message.of("libsvm.empty", in.name()));
      }
      for (String name : expected) {
        int feature = name.startsWith(FEATURE) ? number(name.substring(FEATURE.length())) : -1;
        if (feature >= 0 && feature <= MAX_FEATURES) {
          first = Math.min(first, feature);
          last = Math.max(last, feature);
        }
      }
      return table(rows);
    }

    private String next(BufferedReader reader) throws IOException {
      in.startRecord();
      line++;
      return reader.readLine();
    }

    private TextTable table(TextTable rows) {
      TextTable table = new TextTable(in.name(), false);
      for (int feature = first; feature <= last; feature++) {
        table.addColumn(FEATURE + feature, List.of(), 1);
      }
      table.addColumn("target", null, 1);
      String[] cells = new String[table.width()];
      for (int row = 0; row < rows.rows(); row++) {
        String[] words = rows.cell(row, 0).split(" ");
        Arrays.fill(cells, "0");
        row(words, cells);
        cells[cells.length - 1] = words[0].startsWith("+") ? words[0].substring(1) : words[0];
        table.addRow(Arrays.asList(cells), rows.line(row));
      }
      table.setRowsInFile(rows.rowsInFile());
      table.setSource(new Reading.Source("libsvm", in.encoding().name(), "", true));
      if (first == 0) {
        table.notes().add(Message.of("libsvm.zero"));
      }
      if (queries) {
        table.notes().add(Message.of("note.ignored-parts", "qid"));
      }
      return table;
    }

    /**
     * Checks a row.
     *
     * @param cells filled with its values, from the first feature on; null to count the features
     */
    private void row(String[] words, String[] cells) {
      if (Cell.kind(words[0], false) != Cell.Kind.NUMBER) {
        throw wrong("libsvm.label", shortened(words[0]));
      }
      int before = -1;
      for (int i = 1; i < words.length; i++) {
        if (words[i].startsWith(QUERY)) {
          queries = true;
          continue;
        }
        int colon = words[i].indexOf(':');
        String value = words[i].substring(colon + 1);
        Cell.Kind kind = Cell.kind(value, false);
        boolean missing = kind == Cell.Kind.MISSING && !value.isEmpty();
        if (colon < 1 || !(missing || kind == Cell.Kind.NUMBER)) {
          throw wrong("libsvm.pair", shortened(words[i]));
        }
        String name = words[i].substring(0, colon);
        int feature = number(name);
        if (feature <= before || feature > MAX_FEATURES) {
          throw wrong("libsvm.index", shortened(name), MAX_FEATURES);
        }
        before = feature;
        if (cells == null) {
          first = Math.min(first, feature);
          last = Math.max(last, feature);
        } else {
          cells[feature - first] = missing ? "" : value;
        }
      }
    }

    private static String shortened(String text) {
      return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private InvalidInputException wrong(String key, Object... arguments) {
      return new InvalidInputException(
          Message.of("error.at", GuardedReader.place(in.name(), line), Message.of(key, arguments)));
    }
  }
}
