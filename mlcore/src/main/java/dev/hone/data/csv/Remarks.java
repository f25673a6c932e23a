package dev.hone.data.csv;

import dev.hone.base.Listing;
import dev.hone.base.Message;
import dev.hone.data.table.ColumnKind;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.text.InputWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What strikes in the values of a table: what its owner would want to know before training. */
final class Remarks {
  /** Standard deviations, of the middle 98 % of a column, beyond which a value is an outlier. */
  private static final double FAR = 30;

  private static final double MIDDLE = 0.98;
  private static final int ROWS_FOR_OUTLIERS = 20;
  private static final int SHOWN = 3;
  private static final double NEARLY_ALL = 0.99;
  private static final int ROWS_FOR_NEARLY_CONSTANT = 100;
  private static final double SAME = 0.99999;
  private static final int FEW_LEVELS_OF_GROUPS = 4;
  private static final int ROWS_OF_GROUPS = 4;
  private static final Pattern CODE = Pattern.compile("\\p{L}{0,10}[-_ ]?\\d{1,8}");

  private final TextTable table;
  private final int[] rows;
  private final List<ColumnReading> columns;
  private final Map<Integer, double[]> values;
  private final Copies copies;
  private int target;

  /**
   * @param values of features and target, by the index of their column
   */
  Remarks(TextTable table, int[] rows, List<ColumnReading> columns, Map<Integer, double[]> values) {
    this.table = table;
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    for (int i = 0; i < columns.size(); i++) {
      target = columns.get(i).role() == ColumnRole.TARGET ? i : target;
    }
    List<double[]> features = new ArrayList<>();
    values.forEach(
        (column, held) -> {
          if (columns.get(column).role() == ColumnRole.FEATURE) {
            features.add(held);
          }
        });
    copies = new Copies(features, values.get(target), rows.length);
  }

  /** Numbers of groups of copies, where they have to stay together; else null. */
  int[] copies() {
    return copies.groups();
  }

  /**
   * All there is to say.
   *
   * @param grouped whether the person says which rows belong together
   */
  List<Message> all(boolean grouped) {
    List<Message> all = new ArrayList<>();
    if (table.rowsInFile() > table.rows()) {
      all.add(Message.of("look.sampled", table.rows(), table.rowsInFile()));
    }
    copies.remark(all, grouped);
    for (int i = 0; i < columns.size(); i++) {
      ColumnReading column = columns.get(i);
      double[] held = values.get(i);
      if (held == null || column.role() == ColumnRole.IGNORED) {
        continue;
      }
      if (column.isNumeric()) {
        outliers(column, held, all);
      } else {
        spellings(column, all);
        rareClasses(column, all);
      }
      if (column.role() == ColumnRole.FEATURE) {
        nearlyConstant(column, held, all);
        givesAway(column, held, all);
        if (!grouped) {
          groups(column, held, all);
        }
      }
    }
    return all;
  }

  private void outliers(ColumnReading column, double[] held, List<Message> all) {
    double[] sorted = Arrays.stream(held).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length < ROWS_FOR_OUTLIERS || column.kind() == ColumnKind.DATE) {
      return;
    }
    // Codes for a missing value may be many; they say nothing of where the others lie.
    double[] others = Arrays.stream(sorted).filter(value -> !isCode(value)).toArray();
    double[] known = others.length < ROWS_FOR_OUTLIERS ? sorted : others;
    int cut = Math.max(1, (int) Math.round(known.length * (1 - MIDDLE) / 2));
    double[] middle = Arrays.copyOfRange(known, cut, known.length - cut);
    double mean = Arrays.stream(middle).average().orElse(0);
    double squares = 0;
    for (double value : middle) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / middle.length);
    if (deviation == 0) {
      return;
    }
    int count = 0;
    int worst = -1;
    for (int i = 0; i < held.length; i++) {
      double far = Math.abs(held[i] - mean) / deviation;
      if (far > FAR) {
        count++;
        worst = worst < 0 || far > Math.abs(held[worst] - mean) / deviation ? i : worst;
      }
    }
    if (count == 0) {
      return;
    }
    double far = Math.abs(held[worst] - mean) / deviation;
    all.add(
        Message.of(
            "look.outlier",
            column.name(),
            Cells.plain(held[worst]),
            table.line(rows[worst]),
            Long.toString(Math.round(far)),
            count - 1,
            Cells.plain(held[worst])));
    if (column.role() == ColumnRole.TARGET) {
      all.add(Message.of("look.outlier.huber", column.name(), "huber"));
    }
  }

  /** 99, -999, 9999, …: what people write for nothing. */
  private static boolean isCode(double value) {
    double size = Math.abs(value) + 1;
    return size == 100 || size == 1e3 || size == 1e4 || size == 1e5 || size == 1e6;
  }

  private static void spellings(ColumnReading column, List<Message> all) {
    Map<String, List<String>> same = new LinkedHashMap<>();
    for (String level : column.values().levels()) {
      same.computeIfAbsent(Cells.folded(level), key -> new ArrayList<>()).add(level);
    }
    for (List<String> spelt : same.values()) {
      if (spelt.size() > 1) {
        all.add(Message.of("look.spellings", column.name(), spelt));
      }
    }
  }

  private static void rareClasses(ColumnReading column, List<Message> all) {
    if (column.role() != ColumnRole.TARGET) {
      return;
    }
    List<String> rare = new ArrayList<>();
    for (int i = 0; i < column.values().levels().size(); i++) {
      if (column.values().counts().get(i) < SHOWN) {
        rare.add(column.values().levels().get(i));
      }
    }
    if (!rare.isEmpty()) {
      all.add(Message.of("look.rare-classes", column.name(), Listing.some(rare)));
    }
  }

  private void nearlyConstant(ColumnReading column, double[] held, List<Message> all) {
    if (held.length < ROWS_FOR_NEARLY_CONSTANT) {
      return;
    }
    Map<Double, Integer> counts = new HashMap<>();
    Double usual = null;
    for (double value : held) {
      int count = counts.merge(value, 1, Integer::sum);
      usual = usual == null || count > counts.get(usual) ? Double.valueOf(value) : usual;
      if (counts.size() > held.length / 50 + 2) {
        return;
      }
    }
    int most = counts.get(usual);
    if (most >= NEARLY_ALL * held.length && !usual.isNaN()) {
      String shown =
          column.isNumeric() ? Cells.plain(usual) : column.values().levels().get(usual.intValue());
      all.add(Message.of("look.nearly-constant", column.name(), shown, most, held.length));
    }
  }

  /** A feature from which the target follows, perhaps because it was made of it. */
  private void givesAway(ColumnReading column, double[] held, List<Message> all) {
    double[] aim = values.get(target);
    boolean classes = !columns.get(target).isNumeric();
    boolean gives;
    if (!classes) {
      gives = column.isNumeric() && Math.abs(correlation(held, aim)) > SAME;
    } else if (column.isNumeric()) {
      gives = separates(held, aim);
    } else {
      gives = determines(column.values().levels().size(), held, aim);
    }
    if (gives && rows.length >= ROWS_FOR_OUTLIERS) {
      all.add(Message.of("look.gives-away", column.name(), columns.get(target).name()));
    }
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** Whether the classes lie in ranges of the feature that do not overlap. */
  private static boolean separates(double[] held, double[] labels) {
    Map<Double, double[]> ranges = new HashMap<>();
    for (int i = 0; i < held.length; i++) {
      if (Double.isNaN(held[i])) {
        return false;
      }
      double value = held[i];
      double[] range = ranges.computeIfAbsent(labels[i], key -> new double[] {value, value});
      range[0] = Math.min(range[0], value);
      range[1] = Math.max(range[1], value);
    }
    List<double[]> sorted = new ArrayList<>(ranges.values());
    sorted.sort((a, b) -> Double.compare(a[0], b[0]));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i)[0] <= sorted.get(i - 1)[1]) {
        return false;
      }
    }
    return sorted.size() > 1;
  }

  /** Whether each level has rows of one class alone, and there are several rows a level. */
  private static boolean determines(int levels, double[] held, double[] labels) {
    if (levels * 3 > held.length) {
      return false;
    }
    double[] first = new double[levels];
    Arrays.fill(first, -1);
    for (int i = 0; i < held.length; i++) {
      if (Double.isNaN(held[i])) {
        return false;
      }
      int level = (int) held[i];
      if (first[level] >= 0 && first[level] != labels[i]) {
        return false;
      }
      first[level] = labels[i];
    }
    return true;
  }

  /** A category whose levels look like persons or devices with several rows each. */
  private void groups(ColumnReading column, double[] held, List<Message> all) {
    int levels = column.values().levels().size();
    if (levels < FEW_LEVELS_OF_GROUPS || held.length < ROWS_OF_GROUPS * levels) {
      return;
    }
    boolean named = InputWords.namesGroup(column.name());
    boolean codes =
        column.values().levels().stream().allMatch(level -> CODE.matcher(level).matches())
            && column.values().levels().stream()
                .anyMatch(level -> !Character.isDigit(level.charAt(0)));
    if (named || codes) {
      all.add(
          Message.of(
              "look.groups", column.name(), levels, Math.round((double) held.length / levels)));
    }
  }
}
