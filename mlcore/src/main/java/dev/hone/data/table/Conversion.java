package dev.hone.data.table;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.data.text.DateOrder;
import dev.hone.data.text.NumberStyle;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the cells of a column become values, so that another file is read as the first was.
 *
 * @param numbers how numbers are written
 * @param dates the order of the parts of dates; null in a column of something else
 * @param origin the day from which days are counted, in days since 1970-01-01
 * @param parts what is made of a date besides its days: {@link DatePart} names
 * @param foldsCase whether levels that differ in case or spaces alone are one
 */
public record Conversion(
    NumberStyle numbers, DateOrder dates, double origin, List<DatePart> parts, boolean foldsCase) {
  /** Plain numbers, or texts as they stand. */
  public static final Conversion PLAIN =
      new Conversion(NumberStyle.PLAIN, null, 0, List.of(), false);

  public Conversion {
    parts = List.copyOf(parts);
  }

  /** Of a column of numbers. */
  public static Conversion of(NumberStyle style) {
    return new Conversion(style, null, 0, List.of(), false);
  }

  /** Of a column of texts. */
  public static Conversion ofLevels(NumberStyle style, boolean foldsCase) {
    return new Conversion(style, null, 0, List.of(), foldsCase);
  }

  /** Of a column of dates. */
  public static Conversion of(DateOrder order, double origin, List<DatePart> parts) {
    return new Conversion(NumberStyle.PLAIN, order, origin, parts, false);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    if (numbers.decimal() != '.') {
      json.addProperty("decimal", String.valueOf(numbers.decimal()));
    }
    if (!numbers.unit().isEmpty()) {
      json.addProperty("unit", numbers.unit());
    }
    if (dates != null) {
      json.addProperty("dates", JsonFields.jsonName(dates));
      json.addProperty("origin", origin);
      json.add(
          "parts",
          Column.array(parts.stream().map(JsonFields::jsonName).collect(Collectors.toList())));
    }
    if (foldsCase) {
      json.addProperty("foldsCase", true);
    }
    return json;
  }

  static Conversion fromJson(JsonFields fields) {
    String decimal = fields.string("decimal", ".");
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw InvalidInputException.value(fields.at("decimal"), decimal, List.of(".", ","));
    }
    NumberStyle style = new NumberStyle(decimal.charAt(0), fields.string("unit", ""));
    DateOrder dates = fields.oneOf("dates", DateOrder.class, null);
    List<DatePart> parts =
        fields.strings("parts").stream()
            .map(name -> DatePart.find(fields.at("parts"), name))
            .collect(Collectors.toList());
    Conversion result =
        new Conversion(
            style, dates, fields.number("origin", 0), parts, fields.bool("foldsCase", false));
    fields.end();
    return result;
  }
}
