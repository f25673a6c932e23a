package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.csv.TextTable;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sparse rows as LIBSVM (Chang and Lin 2011) and SVMlight (Joachims 1999) read them: a label, then
 * {@code number:value} for each feature that is not 0, the numbers ascending, mostly from 1; {@code
 * #} starts a remark. The features are f1, f2, …, the label is the column {@code target}.
 */
final class LibsvmFormat extends TableFormat {
  private static final int MAX_FEATURES = 9_999;
  private static final Pattern ROW =
      Pattern.compile("\\s*[-+]?[\\d.eE+-]+(\\s+qid:\\d+)?(\\s+\\d+:[-+]?[\\d.eE+-]+)+\\s*(#.*)?");

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

  /** Whether a line looks like a row of such a file. */
  @Override
  boolean looksLike(String line) {
    return ROW.matcher(line).matches();
  }

  @Override
  TextTable table(GuardedReader in, TableOptions options, List<String> expected) {
    return new File(in).read();
  }

  /** One file while it is read. */
  private static final class File {
    private final GuardedReader in;
    private final List<SortedMap<Integer, String>> rows = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private boolean queries;
    private int first = 1;
    private int most;
    private int line;

    File(GuardedReader in) {
      this.in = in;
    }

    TextTable read() {
      try (BufferedReader reader = new BufferedReader(in)) {
        for (String text = next(reader); text != null; text = next(reader)) {
          int remark = text.indexOf('#');
          String row = (remark < 0 ? text : text.substring(0, remark)).trim();
          if (!row.isEmpty()) {
            row(row.split("\\s+"));
          }
        }
      } catch (IOException e) {
        throw GuardedReader.cannotRead(in.name(), e);
      }
      if (rows.isEmpty() || most < first) {
        throw new InvalidInputException(Message.of("libsvm.empty", in.name()));
      }
      return table();
    }

    private String next(BufferedReader reader) throws IOException {
      in.startRecord();
      line++;
      return reader.readLine();
    }

    private void row(String[] words) {
      if (Cell.kind(words[0], false) != Cell.Kind.NUMBER) {
        throw wrong("libsvm.label", shortened(words[0]));
      }
      SortedMap<Integer, String> values = new TreeMap<>();
      for (int i = 1; i < words.length; i++) {
        int colon = words[i].indexOf(':');
        if (colon > 0 && words[i].startsWith("qid:")) {
          queries = true;
          continue;
        }
        String value = colon < 1 ? "" : words[i].substring(colon + 1);
        if (Cell.kind(value, false) != Cell.Kind.NUMBER) {
          throw wrong("libsvm.pair", shortened(words[i]));
        }
        int index = index(words[i].substring(0, colon));
        if (!values.isEmpty() && index <= values.lastKey()) {
          throw wrong("libsvm.index", index, MAX_FEATURES);
        }
        values.put(index, value);
        first = Math.min(first, index);
        most = Math.max(most, index);
      }
      if ((long) rows.size() * most > GuardedReader.MAX_CELLS) {
        throw new InvalidInputException(
            Message.of(
                "csv.cells",
                GuardedReader.place(in.name(), line),
                GuardedReader.MAX_CELLS,
                GuardedReader.MAX_CELLS / most));
      }
      rows.add(values);
      labels.add(words[0]);
      lines.add(line);
    }

    private int index(String text) {
      boolean whole = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
      int index = whole ? Integer.parseInt(text) : -1;
      if (index < 0 || index > MAX_FEATURES) {
        throw wrong("libsvm.index", shortened(text), MAX_FEATURES);
      }
      return index;
    }

    private TextTable table() {
      TextTable table = new TextTable(in.name(), false);
      for (int feature = first; feature <= most; feature++) {
        table.addColumn("f" + feature, null, 1);
      }
      table.addColumn("target", null, 1);
      for (int row = 0; row < rows.size(); row++) {
        List<String> cells = new ArrayList<>();
        for (int feature = first; feature <= most; feature++) {
          cells.add(rows.get(row).getOrDefault(feature, "0"));
        }
        String label = labels.get(row);
        cells.add(label.startsWith("+") ? label.substring(1) : label);
        table.addRow(cells, lines.get(row));
      }
      if (first == 0) {
        table.notes().add(Message.of("libsvm.zero"));
      }
      if (queries) {
        table.notes().add(Message.of("note.ignored-parts", "qid"));
      }
      return table;
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
