package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.data.csv.RowSample;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.csv.TextTable;
import dev.hone.data.table.Reading;
import dev.hone.data.text.Cell;
import dev.hone.data.text.GuardedReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Attribute-relation files, as Weka reads them (Witten, Frank and Hall 2011): {@code @relation},
 * {@code @attribute NAME numeric}, {@code string}, {@code date "FORM"} or {@code {a, b}}, {@code
 * @data}, then a row a line, its values separated by commas, or all of them by blanks. {@code ?} is
 * missing, {@code %} starts a remark, quotes hold what has signs in it. Nominal levels keep their
 * declared order; texts are levels or identifiers by their values, dates are written as ISO 8601
 * has them. A sparse row {@code {1 a, 3 b}} has 0 elsewhere, or the first level; texts and dates are
 * missing there. Weights are left out, which is noted. Relations are refused.
 */
final class ArffFormat extends TableFormat {
  private static final String RELATION = "@relation";
  private static final String ATTRIBUTE = "@attribute";
  private static final String DATA = "@data";
  private static final List<String> NUMBERS = List.of("numeric", "real", "integer");
  private static final String TEXT = "string";
  private static final String DATE = "date";
  private static final List<String> TYPES = List.of("numeric", "real", "integer", TEXT, DATE);

  ArffFormat() {
    super("arff");
  }

  @Override
  public List<String> endings() {
    return List.of(".arff");
  }

  @Override
  public List<String> mimeTypes() {
    return List.of("text/*", "application/*");
  }

  @Override
  boolean looksLike(String line) {
    String lower = line.trim().toLowerCase(Locale.ROOT);
    return lower.startsWith(RELATION) || lower.startsWith(ATTRIBUTE);
  }

  @Override
  TextTable table(GuardedReader in, TableOptions options, List<String> expected) {
    try (in) {
      requireNoForm(in, options.form(), List.of());
      return new File(in, options.rows()).read();
    } catch (IOException e) {
      throw GuardedReader.cannotRead(in.name(), e);
    }
  }

  /** One file while it is read. */
  private static final class File {
    private final GuardedReader in;
    private final TextTable table;
    private final RowSample sample;
    private final List<Attribute> attributes = new ArrayList<>();
    private boolean weights;
    private int line;

    File(GuardedReader in, int most) {
      this.in = in;
      table = new TextTable(in.name(), false);
      sample = new RowSample(table, most, 0);
    }

    TextTable read() throws IOException {
      boolean data = false;
      BufferedReader reader = new BufferedReader(in);
      for (String text = next(reader); text != null; text = next(reader)) {
        List<Token> tokens = tokens(text);
        if (tokens.isEmpty()) {
          continue;
        }
        if (data) {
          row(tokens);
        } else {
          data = header(tokens);
        }
      }
      sample.finish();
      if (!data || table.rows() == 0) {
        throw new InvalidInputException(
            Message.of(data ? "arff.no-rows" : "arff.no-data", in.name(), DATA));
      }
      table.setSource(new Reading.Source("arff", in.encoding().name(), "", true));
      table.noteEncoding(in.encoding());
      if (weights) {
        table.notes().add(Message.of("note.ignored-parts", "{weight}"));
      }
      return table;
    }

    private String next(BufferedReader reader) throws IOException {
      in.startRecord();
      line++;
      return reader.readLine();
    }

    /** Returns whether the data begins. */
    private boolean header(List<Token> tokens) {
      switch (tokens.get(0).text().toLowerCase(Locale.ROOT)) {
        case RELATION -> {
          return false;
        }
        case ATTRIBUTE -> {
          attribute(tokens);
          return false;
        }
        case DATA -> {
          if (table.width() == 0) {
            throw wrong("arff.no-attribute", ATTRIBUTE, DATA);
          }
          return true;
        }
        default ->
            throw wrong("arff.header", DATA, RELATION, ATTRIBUTE, shortened(tokens.get(0).text()));
      }
    }

    private void attribute(List<Token> tokens) {
      if (tokens.size() < 3 || tokens.get(1).isSign() || tokens.get(1).text().isEmpty()) {
        throw wrong("arff.attribute", ATTRIBUTE, NUMBERS.get(0));
      }
      String name = tokens.get(1).text();
      Token type = tokens.get(2);
      String kind = type.text().toLowerCase(Locale.ROOT);
      List<String> levels = List.of();
      ArffDates dates = null;
      if (type.is('{')) {
        levels = levels(name, withoutWeight(tokens.subList(3, tokens.size()), '}'));
      } else if (kind.equals(TEXT)) {
        levels = null;
      } else if (kind.equals(DATE)) {
        levels = null;
        boolean form = tokens.size() > 3 && !tokens.get(3).isSign();
        dates = ArffDates.of(form ? tokens.get(3).text() : ArffDates.USUAL);
      } else if (!NUMBERS.contains(kind)) {
        throw wrong("arff.type", name, shortened(type.text()), TYPES);
      }
      table.addColumn(name, levels, line);
      attributes.add(
          new Attribute(name, levels, new HashSet<>(levels == null ? List.of() : levels), dates));
    }

    private List<String> levels(String name, List<Token> tokens) {
      List<String> levels = new ArrayList<>();
      boolean level = true;
      for (Token token : tokens.subList(0, Math.max(0, tokens.size() - 1))) {
        if (level == token.isSign()
            || (!level && !token.is(','))
            || token.text().trim().isEmpty()) {
          throw wrong("arff.levels", name);
        }
        if (level) {
          levels.add(token.text().trim());
        }
        level = !level;
      }
      boolean closed = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is('}');
      if (!closed || level || new HashSet<>(levels).size() < levels.size()) {
        throw wrong("arff.levels", name);
      }
      return levels;
    }

    private void row(List<Token> tokens) {
      List<Token> values = withoutWeight(tokens, ',');
      if (values.get(0).is('{')) {
        sparse(values);
        return;
      }
      if (values.size() > 1 && values.stream().noneMatch(Token::isSign)) {
        separatedByBlanks(values);
        return;
      }
      List<String> cells = new ArrayList<>();
      boolean value = true;
      for (Token token : values) {
        if (value == token.isSign() || (!value && !token.is(','))) {
          throw wrong("arff.row");
        }
        if (value && cells.size() < table.width()) {
          cells.add(cell(token, cells.size()));
        } else if (value) {
          throw wrong("arff.fields", table.width());
        }
        value = !value;
      }
      if (value || cells.size() < table.width()) {
        throw wrong("arff.fields", table.width());
      }
      sample.add(cells, line);
    }

    private void separatedByBlanks(List<Token> values) {
      if (values.size() != table.width()) {
        throw wrong("arff.fields", table.width());
      }
      List<String> cells = new ArrayList<>();
      for (Token value : values) {
        cells.add(cell(value, cells.size()));
      }
      sample.add(cells, line);
    }

    /**
     * A weight stands last in braces: of a row behind a comma, of an attribute behind its levels.
     */
    private List<Token> withoutWeight(List<Token> tokens, char before) {
      int size = tokens.size();
      boolean weighted =
          size > 4
              && tokens.get(size - 4).is(before)
              && tokens.get(size - 3).is('{')
              && !tokens.get(size - 2).isSign()
              && tokens.get(size - 1).is('}');
      weights |= weighted;
      return weighted ? tokens.subList(0, before == ',' ? size - 4 : size - 3) : tokens;
    }

    private void sparse(List<Token> tokens) {
      if (!tokens.get(tokens.size() - 1).is('}')) {
        throw wrong("arff.sparse");
      }
      List<String> cells = new ArrayList<>();
      for (Attribute attribute : attributes) {
        cells.add(attribute.elsewhere());
      }
      Set<Integer> named = new HashSet<>();
      List<Token> inside = tokens.subList(1, tokens.size() - 1);
      for (int i = 0; i < inside.size(); i += 3) {
        boolean pair =
            i + 1 < inside.size()
                && !inside.get(i).isSign()
                && !inside.get(i + 1).isSign()
                && (i + 2 == inside.size() || inside.get(i + 2).is(','));
        if (!pair || !inside.get(i).text().matches("\\d{1,9}")) {
          throw wrong("arff.sparse");
        }
        int column = Integer.parseInt(inside.get(i).text());
        if (column >= table.width() || !named.add(column)) {
          throw wrong("arff.repeated", column, table.width());
        }
        cells.set(column, cell(inside.get(i + 1), column));
      }
      sample.add(cells, line);
    }

    private String cell(Token token, int column) {
      String text = token.text().trim();
      Attribute attribute = attributes.get(column);
      if (!token.quoted() && text.equals("?")) {
        return "";
      }
      if (attribute.dates() != null) {
        String iso = attribute.dates().iso(text);
        if (iso == null) {
          throw wrong("arff.date", attribute.name(), shortened(text), attribute.dates().form());
        }
        return iso;
      }
      if (attribute.levels() == null) {
        return text;
      }
      if (attribute.levels().isEmpty()) {
        if (Cell.kind(text, false) != Cell.Kind.NUMBER) {
          throw wrong("arff.number", attribute.name(), shortened(text));
        }
      } else if (!attribute.known().contains(text)) {
        throw wrong(
            "arff.level", attribute.name(), shortened(text), Listing.some(attribute.levels()));
      }
      return text;
    }

    /** Words, quoted words, and the signs {@code , { }}; a remark is left out. */
    private List<Token> tokens(String text) {
      List<Token> tokens = new ArrayList<>();
      for (int i = 0; i < text.length(); ) {
        char c = text.charAt(i);
        if (c == '%') {
          return tokens;
        }
        if (c == ' ' || c == '\t' || c == '\f') {
          i++;
        } else if (c == '\'' || c == '"') {
          i = quoted(text, i, tokens);
        } else if (isSign(c)) {
          tokens.add(new Token(String.valueOf(c), false));
          i++;
        } else {
          int end = i;
          while (end < text.length()
              && " \t\f%'\"".indexOf(text.charAt(end)) < 0
              && !isSign(text.charAt(end))) {
            end++;
          }
          tokens.add(new Token(text.substring(i, end), false));
          i = end;
        }
      }
      return tokens;
    }

    private int quoted(String text, int start, List<Token> tokens) {
      StringBuilder inside = new StringBuilder();
      for (int i = start + 1; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == text.charAt(start)) {
          tokens.add(new Token(inside.toString(), true));
          return i + 1;
        }
        if (c == '\\' && i + 1 < text.length()) {
          c = escaped(text.charAt(++i));
        }
        inside.append(c);
      }
      throw wrong("arff.quote");
    }

    private static char escaped(char c) {
      return switch (c) {
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        default -> c;
      };
    }

    private static boolean isSign(char c) {
      return c == ',' || c == '{' || c == '}';
    }

    private static String shortened(String text) {
      return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private InvalidInputException wrong(String key, Object... arguments) {
      return new InvalidInputException(
          Message.of("error.at", GuardedReader.place(in.name(), line), Message.of(key, arguments)));
    }
  }

  /**
   * What the header says of a column.
   *
   * @param levels none for numbers; null for texts and dates
   * @param known the same levels, to look up
   * @param dates null where values are no dates, or their form is none
   */
  private record Attribute(String name, List<String> levels, Set<String> known, ArffDates dates) {
    /** What a sparse row has where it does not say. */
    String elsewhere() {
      if (levels == null) {
        return "";
      }
      return levels.isEmpty() ? "0" : levels.get(0);
    }
  }

  private record Token(String text, boolean quoted) {
    boolean isSign() {
      return !quoted && text.length() == 1 && File.isSign(text.charAt(0));
    }

    boolean is(char sign) {
      return isSign() && text.charAt(0) == sign;
    }
  }
}
