package dev.hone.data.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.data.text.DateOrder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What one column of a table was taken for, and what is done with it.
 *
 * @param name as in the header
 * @param kind what it holds
 * @param role what is done with it
 * @param why it has that role where it was not asked for; null where nothing is to be said
 * @param count how many of its cells have a value
 * @param values what is in it
 * @param conversion how its cells become values
 */
public record ColumnReading(
    String name,
    ColumnKind kind,
    ColumnRole role,
    Message why,
    Count count,
    Values values,
    Conversion conversion) {

  /**
   * Cells of the rows that are used.
   *
   * @param filled with a value
   * @param missing without one
   */
  public record Count(int filled, int missing) {}

  /**
   * Where numbers, or days, lie; all NaN where there are none.
   *
   * @param deviation standard deviation, divided by the number of values
   */
  public record Spread(double minimum, double maximum, double mean, double deviation) {
    static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * What is in a column.
   *
   * @param levels of a category, in the order of their indices; empty otherwise
   * @param counts how many rows have each level
   * @param spread of numbers and of days
   * @param first the value in the first row that is used, as it is trained on; empty if missing
   * @param last in the last one
   */
  public record Values(
      List<String> levels, List<Integer> counts, Spread spread, String first, String last) {
    static final Values NONE = new Values(List.of(), List.of(), Spread.NONE, "", "");

    public Values {
      levels = Collections.unmodifiableList(new ArrayList<>(levels));
      counts = Collections.unmodifiableList(new ArrayList<>(counts));
    }

    /** Of numbers; NaN is missing. */
    public static Values of(double[] numbers, String first, String last) {
      double minimum = Double.POSITIVE_INFINITY;
      double maximum = Double.NEGATIVE_INFINITY;
      double sum = 0;
      int count = 0;
      for (double number : numbers) {
        if (!Double.isNaN(number)) {
          minimum = Math.min(minimum, number);
          maximum = Math.max(maximum, number);
          sum += number;
          count++;
        }
      }
      if (count == 0) {
        return NONE;
      }
      double mean = sum / count;
      double squares = 0;
      for (double number : numbers) {
        squares += Double.isNaN(number) ? 0 : (number - mean) * (number - mean);
      }
      return new Values(
          List.of(),
          List.of(),
          new Spread(minimum, maximum, mean, Math.sqrt(squares / count)),
          first,
          last);
    }

    /** Of categories. */
    public static Values of(List<String> levels, int[] counts, String first, String last) {
      List<Integer> list = new ArrayList<>();
      Arrays.stream(counts).forEach(list::add);
      return new Values(levels, list, Spread.NONE, first, last);
    }

    public double minimum() {
      return spread.minimum();
    }

    public double maximum() {
      return spread.maximum();
    }

    public double mean() {
      return spread.mean();
    }

    public double deviation() {
      return spread.deviation();
    }
  }

  /** The same column in another role. */
  public ColumnReading as(ColumnRole other, Message reason) {
    return new ColumnReading(name, kind, other, reason, count, values, conversion);
  }

  /** Cells with a value. */
  public int filled() {
    return count.filled();
  }

  /** Cells without one. */
  public int missing() {
    return count.missing();
  }

  /** A number or day of this column as people read it: up to six digits, or a date. */
  public String shown(double value) {
    if (conversion.dates() != null) {
      return conversion.dates() == DateOrder.TIME
          ? DatePart.shownTime(value)
          : DatePart.shown(value);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole
        ? Long.toString((long) value)
        : new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toString();
  }

  /** Whether its values are numbers. */
  public boolean isNumeric() {
    return values.levels().isEmpty();
  }

  /** The columns of features that are made of it: one, or the parts of a date. */
  public List<Column> features() {
    List<Column> columns = new ArrayList<>();
    if (conversion.dates() == null) {
      columns.add(new Column(name, values.levels()));
      return columns;
    }
    columns.add(Column.numeric(name + ".days"));
    for (DatePart part : conversion.parts()) {
      columns.add(Column.numeric(name + "." + JsonFields.jsonName(part) + ".sin"));
      columns.add(Column.numeric(name + "." + JsonFields.jsonName(part) + ".cos"));
    }
    return columns;
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("kind", JsonFields.jsonName(kind));
    json.addProperty("role", JsonFields.jsonName(role));
    if (why != null) {
      json.add("why", why.toJson());
    }
    json.addProperty("filled", filled());
    json.addProperty("missing", missing());
    if (!values.levels().isEmpty()) {
      json.add("levels", Column.array(values.levels()));
      JsonArray counts = new JsonArray();
      values.counts().forEach(counts::add);
      json.add("counts", counts);
    }
    JsonFields.putFinite(json, "minimum", values.minimum());
    JsonFields.putFinite(json, "maximum", values.maximum());
    JsonFields.putFinite(json, "mean", values.mean());
    JsonFields.putFinite(json, "deviation", values.deviation());
    json.addProperty("first", values.first());
    json.addProperty("last", values.last());
    JsonObject how = conversion.toJson();
    if (how.size() > 0) {
      json.add("conversion", how);
    }
    return json;
  }

  static ColumnReading fromJson(JsonFields fields) {
    String name = fields.string("name");
    ColumnKind kind = fields.oneOf("kind", ColumnKind.class, null);
    ColumnRole role = fields.oneOf("role", ColumnRole.class, null);
    if (kind == null || role == null) {
      throw new InvalidInputException(
          Message.of("error.missing", fields.at(kind == null ? "kind" : "role")));
    }
    Message why = fields.has("why") ? Message.fromJson(fields.at("why"), fields.json("why")) : null;
    JsonFields how = fields.object("conversion");
    List<String> levels = fields.strings("levels");
    List<Integer> counts = fields.integers("counts");
    if (levels.size() != counts.size()) {
      throw InvalidInputException.value(
          Message.of("json.count", fields.at("counts")),
          counts.size(),
          Message.of("json.only", levels.size()));
    }
    ColumnReading reading =
        new ColumnReading(
            name,
            kind,
            role,
            why,
            new Count(fields.integer("filled"), fields.integer("missing")),
            new Values(
                levels,
                counts,
                new Spread(
                    fields.number("minimum", Double.NaN),
                    fields.number("maximum", Double.NaN),
                    fields.number("mean", Double.NaN),
                    fields.number("deviation", Double.NaN)),
                fields.string("first", ""),
                fields.string("last", "")),
            how == null ? Conversion.PLAIN : Conversion.fromJson(how));
    fields.end();
    return reading;
  }
}
