package dev.hone.data.csv;

import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.Conversion;
import dev.hone.data.table.DatePart;
import dev.hone.data.text.DateOrder;
import dev.hone.data.text.DateText;
import dev.hone.data.text.InputWords;
import dev.hone.data.text.NumberScan;
import dev.hone.data.text.NumberStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a column is taken for.
 *
 * <ul>
 *   <li>Numbers, if at most {@value #STRANGE} of its filled cells are none (they are missing then,
 *       and named), no whole number has a superfluous leading zero (postcodes), and none more
 *       digits than a double keeps (numbers of accounts).
 *   <li>Dates, by the same share.
 *   <li>If more than half of the cells are numbers, but not so many: neither; the person has to
 *       say.
 *   <li>Else texts: levels, or identifiers where (nearly) every row has its own.
 * </ul>
 */
final class ColumnLook {
  /** A column of numbers may have this share of other cells, which count as missing. */
  static final double STRANGE = 0.1;

  /** More different texts than this in a column of features are taken for names or identifiers. */
  static final int MAX_LEVELS = 100;

  /** Levels of a column that the person calls categorical. */
  static final int MAX_ASKED_LEVELS = 1000;

  private static final double OWN_VALUE = 0.9;
  private static final int FEW_ROWS = 10;
  private static final int COUNTING_ROWS = 5;
  private static final int LONG_TEXT = 40;

  final ColumnCells cells;
  final ColumnKind kind;
  final Conversion conversion;

  /** Why it is of no use as a feature; null if it is. */
  final Message useless;

  /** What the person has to decide before the column can be used; null for nothing. */
  final Message undecided;

  /** What is to be said of it if it is used. */
  final List<Message> remarks = new ArrayList<>();

  ColumnLook(ColumnCells cells, TableOptions options, Marks marks) {
    this.cells = cells;
    TableOptions.Columns said = options.columns();
    boolean asked = said.categorical().contains(cells.name());
    boolean numeric = said.numeric().contains(cells.name());
    boolean folds = said.ignoreCase().contains(cells.name());
    List<String> declared = cells.table.levels(cells.column);
    NumberStyle style = new NumberStyle(marks.decimal(cells, null, remarks), cells.unit());
    Message why = null;
    Message problem = null;
    Conversion how = Conversion.of(style);
    ColumnKind what;
    DateOrder order = dateOrder(options.form().dates());
    if (declared != null && !declared.isEmpty()) {
      what = ColumnKind.CATEGORY;
      how = Conversion.ofLevels(NumberStyle.PLAIN, false);
    } else if (cells.filled == 0) {
      what = ColumnKind.EMPTY;
      why = Message.of("look.why.empty");
    } else if (asked) {
      what = ColumnKind.CATEGORY;
      how = Conversion.ofLevels(style, folds);
    } else if (numeric) {
      what = ColumnKind.NUMBER;
      problem = cells.numbers == 0 ? Message.of("look.no-number", cells.name()) : null;
    } else if (cells.distinct.size() == 1 && (cells.missing() == 0 || cells.numbers > 0)) {
      what = ColumnKind.CONSTANT;
      why = Message.of("look.why.constant", shortened(cells.distinct.keySet().iterator().next()));
      how = cells.numbers > 0 ? how : Conversion.ofLevels(style, folds);
    } else if (order != null) {
      what = ColumnKind.DATE;
      how = Conversion.of(order, 0, List.of());
    } else if (isNumbers(declared, style)) {
      what = ColumnKind.NUMBER;
      if (declared == null && countsRows(style)) {
        what = ColumnKind.IDENTIFIER;
        why = Message.of("look.why.counts");
      }
    } else if (isMixed(style)) {
      what = ColumnKind.TEXT;
      problem = mixed(style);
    } else {
      how = Conversion.ofLevels(new NumberStyle(style.decimal(), ""), folds);
      what = texts();
      why = what == ColumnKind.CATEGORY || what == ColumnKind.YES_NO ? null : ownValues(what);
    }
    kind = what;
    conversion = how;
    useless = why;
    undecided = problem;
    if (kind == ColumnKind.NUMBER) {
      remarkNumbers(style);
    }
  }

  /** Whether its values are numbers, or stand for some. */
  boolean isNumeric() {
    return kind == ColumnKind.NUMBER
        || kind == ColumnKind.DATE
        || kind == ColumnKind.EMPTY
        || (kind == ColumnKind.IDENTIFIER && conversion.dates() == null && isCounting())
        || (kind == ColumnKind.CONSTANT && cells.numbers > 0);
  }

  private boolean isCounting() {
    return useless != null && useless.key().equals("look.why.counts");
  }

  private boolean isNumbers(List<String> declared, NumberStyle style) {
    if (declared != null) {
      return true;
    }
    boolean codes = cells.leadingZeros > 0 || cells.longNumbers > 0;
    return !codes && cells.numbers(style.unit()) >= (1 - STRANGE) * cells.filled;
  }

  private boolean isMixed(NumberStyle style) {
    boolean codes = cells.leadingZeros > 0 || cells.longNumbers > 0;
    return !codes
        && 2 * cells.numbers(style.unit()) > cells.filled
        && cells.numbers(style.unit()) < cells.filled;
  }

  /** More than half are numbers, but too many are not: what the person may say. */
  private Message mixed(NumberStyle style) {
    List<String> strange = strange(style);
    int count = cells.filled - cells.numbers(style.unit());
    return Message.of(
        "look.mixed",
        cells.name(),
        count,
        cells.filled,
        Listing.some(strange),
        strange.isEmpty() ? "" : strange.get(0));
  }

  /** Cells that are no numbers of the column's unit, each once. */
  private List<String> strange(NumberStyle style) {
    NumberScan scan = new NumberScan();
    List<String> strange = new ArrayList<>();
    for (String cell : cells.distinct.keySet()) {
      if (!fits(scan, cell, style) && strange.size() < 5) {
        strange.add(shortened(cell));
      }
    }
    return strange;
  }

  private static boolean fits(NumberScan scan, String cell, NumberStyle style) {
    return scan.scan(cell) && (scan.unit().isEmpty() || scan.unit().equals(style.unit()));
  }

  private void remarkNumbers(NumberStyle style) {
    int strange = cells.filled - cells.numbers(style.unit());
    if (strange > 0) {
      List<Integer> lines = new ArrayList<>();
      NumberScan scan = new NumberScan();
      for (int row : cells.rows) {
        String cell = cells.table.cell(row, cells.column);
        boolean fits = cells.table.isMissing(row, cells.column) || fits(scan, cell, style);
        if (!fits && lines.size() < 5) {
          lines.add(cells.table.line(row));
        }
      }
      remarks.add(
          Message.of("look.strange", cells.name(), strange, Listing.some(strange(style)), lines));
    }
    if (!style.unit().isEmpty()) {
      remarks.add(
          Message.of(
              "look.unit", cells.name(), style.unit(), cells.distinct.keySet().iterator().next()));
    }
  }

  /** The order in which at least nine tenths of the cells are dates; null if they are none. */
  private DateOrder dateOrder(DateOrder wanted) {
    if (cells.datesByName && cells.compactDates == cells.filled && cells.filled > 0) {
      return DateOrder.YEAR_FIRST;
    }
    int texts = cells.filled - cells.numbers;
    if (texts < (1 - STRANGE) * cells.filled || texts == 0) {
      return null;
    }
    DateOrder best = null;
    int most = 0;
    boolean tie = false;
    for (Map.Entry<DateOrder, Integer> entry : cells.dates.entrySet()) {
      int count = entry.getValue();
      boolean preferred = count == most && entry.getKey() == wanted;
      if (count > most || preferred) {
        tie = false;
        best = entry.getKey();
        most = count;
      } else if (count == most) {
        tie = best != wanted;
      }
    }
    if (most < (1 - STRANGE) * cells.filled) {
      return null;
    }
    if (tie) {
      best = likely();
      remarks.add(
          Message.of(
              "look.date-order",
              cells.name(),
              cells.distinct.keySet().iterator().next(),
              Message.of(best == DateOrder.DAY_FIRST ? "look.day-first" : "look.month-first")));
    }
    int strange = cells.filled - most;
    if (strange > 0) {
      List<String> some = new ArrayList<>();
      for (String cell : cells.distinct.keySet()) {
        if (some.size() < 5 && Double.isNaN(DateText.days(cell, best))) {
          some.add(shortened(cell));
        }
      }
      remarks.add(Message.of("look.strange-dates", cells.name(), strange, Listing.some(some)));
    }
    return best;
  }

  /** Where day and month could be either: strokes are American, points and hyphens are not. */
  private DateOrder likely() {
    String cell = cells.distinct.keySet().iterator().next();
    return cell.indexOf('/') >= 0 ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
  }

  /** Whether whole numbers count the rows, up or down. */
  private boolean countsRows(NumberStyle style) {
    int count = cells.rows.length;
    if (count < COUNTING_ROWS || cells.filled < count || cells.marked > 0) {
      return false;
    }
    // In a sample what counted the rows ascends, over about as many numbers as there are rows.
    boolean sampled = cells.table.rowsInFile() > cells.table.rows();
    double first = 0;
    NumberScan scan = new NumberScan();
    double last = 0;
    double step = 0;
    for (int i = 0; i < count; i++) {
      if (!scan.scan(cells.table.cell(cells.rows[i], cells.column))) {
        return false;
      }
      double value = scan.value(style.decimal());
      if (i == 0) {
        first = value;
      }
      if (i == 1) {
        step = value - last;
      }
      if (i > 0 && sampled && !(value > last)) {
        return false;
      }
      if (i > 0 && !sampled && (value - last != step || Math.abs(step) != 1)) {
        return false;
      }
      last = value;
    }
    return !sampled || Math.abs((last - first) / cells.table.rowsInFile() - 1) < STRANGE;
  }

  private ColumnKind texts() {
    Set<String> lower = new HashSet<>();
    long length = 0;
    long blanks = 0;
    for (String text : cells.distinct.keySet()) {
      lower.add(text.toLowerCase(Locale.ROOT));
      length += text.length();
      blanks += text.indexOf(' ') >= 0 ? 1 : 0;
    }
    if (InputWords.sayYesAndNo(lower)) {
      return ColumnKind.YES_NO;
    }
    int different = cells.distinct.size();
    boolean own =
        cells.overflown
            || (cells.filled >= FEW_ROWS && different > OWN_VALUE * cells.filled)
            || different > MAX_LEVELS;
    if (!own) {
      return ColumnKind.CATEGORY;
    }
    boolean sentences = length > (long) LONG_TEXT * different || 2 * blanks > different;
    return sentences ? ColumnKind.TEXT : ColumnKind.IDENTIFIER;
  }

  private Message ownValues(ColumnKind what) {
    if (cells.distinct.size() <= OWN_VALUE * cells.filled && !cells.overflown) {
      return Message.of("look.why.levels", cells.distinct.size());
    }
    return Message.of(what == ColumnKind.TEXT ? "look.why.text" : "look.why.own");
  }

  /** The parts of a date that come again between the first and the last day. */
  Conversion dated(double first, double[] days) {
    if (conversion.dates() == DateOrder.TIME) {
      return Conversion.of(DateOrder.TIME, 0, List.of(DatePart.HOUR));
    }
    return Conversion.of(conversion.dates(), Math.floor(first), DatePart.within(days));
  }

  static String shortened(String text) {
    return text.length() <= LONG_TEXT ? text : text.substring(0, LONG_TEXT) + "…";
  }
}
