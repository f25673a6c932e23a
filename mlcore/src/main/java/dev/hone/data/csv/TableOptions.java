package dev.hone.data.csv;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.data.table.Task;
import dev.hone.data.text.DateOrder;
import dev.hone.data.text.Encoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a person wants a table to be understood. What is left open is found out from the table.
 *
 * @param target name of the column to predict; null to find it: the last that can be
 * @param task null to infer it from the target: text, or few different whole numbers, is
 *     classification
 * @param columns what is said of single columns
 * @param form what is said of the whole file
 * @param rows above 0 to draw a sample of so many rows, the same for the same file
 */
public record TableOptions(String target, Task task, Columns columns, Form form, int rows) {
  static final Range ROWS = Range.whole(0);

  /**
   * What is said of columns, each by its name.
   *
   * @param ignore to leave out
   * @param features the only ones to predict from; empty for all
   * @param categorical whose values are levels, even numbers
   * @param numeric whose cells that are no numbers are missing
   * @param ignoreCase whose levels are one where they differ in case or spaces alone
   * @param group rows with the same value in it stay together in a split; null for none
   */
  public record Columns(
      List<String> ignore,
      List<String> features,
      List<String> categorical,
      List<String> numeric,
      List<String> ignoreCase,
      String group) {
    public static final Columns NONE =
        new Columns(List.of(), List.of(), List.of(), List.of(), List.of(), null);

    public Columns {
      ignore = kept(ignore);
      features = kept(features);
      categorical = kept(categorical);
      numeric = kept(numeric);
      ignoreCase = kept(ignoreCase);
      for (String name : categorical) {
        if (numeric.contains(name)) {
          throw new InvalidInputException(Message.of("look.both-kinds", name));
        }
      }
    }
  }

  /**
   * What is said of the file.
   *
   * @param header whether the first line holds the names; null to find out
   * @param separator between cells: one of {@link Separator#NAMES}; null to find out
   * @param decimal point or comma, where both readings are possible; null to find out
   * @param encoding one of {@link dev.hone.data.text.Encoding#NAMES}; null to find out
   * @param missing words for a missing value besides the usual ones; see {@link
   *     dev.hone.data.text.MissingWords}
   * @param dates order of day, month and year where several are possible; null to find out
   */
  public record Form(
      Boolean header,
      String separator,
      Character decimal,
      String encoding,
      List<String> missing,
      DateOrder dates) {
    public static final Form FOUND = new Form(null, null, null, null, List.of(), null);

    public Form {
      missing = kept(missing);
      if (separator != null) {
        Separator.find(Message.of("look.separator"), separator);
      }
      if (decimal != null && decimal != '.' && decimal != ',') {
        throw InvalidInputException.value(
            Message.of("look.decimal"), String.valueOf(decimal), List.of(".", ","));
      }
    }
  }

  public TableOptions {
    ROWS.check(Message.of("source.reading"), Message.of("look.rows"), rows);
  }

  /** Everything is found out. */
  public static TableOptions defaults() {
    return new TableOptions(null, null, Columns.NONE, Form.FOUND, 0);
  }

  public TableOptions withTarget(String name) {
    return new TableOptions(name, task, columns, form, rows);
  }

  public TableOptions withTask(Task forced) {
    return new TableOptions(target, forced, columns, form, rows);
  }

  public TableOptions withIgnore(List<String> names) {
    return withColumns(
        new Columns(
            names,
            columns.features(),
            columns.categorical(),
            columns.numeric(),
            columns.ignoreCase(),
            columns.group()));
  }

  public TableOptions withFeatures(List<String> names) {
    return withColumns(
        new Columns(
            columns.ignore(),
            names,
            columns.categorical(),
            columns.numeric(),
            columns.ignoreCase(),
            columns.group()));
  }

  public TableOptions withColumns(Columns other) {
    return new TableOptions(target, task, other, form, rows);
  }

  public TableOptions withForm(Form other) {
    return new TableOptions(target, task, columns, other, rows);
  }

  public TableOptions withHeader(boolean present) {
    return withForm(
        new Form(
            present,
            form.separator(),
            form.decimal(),
            form.encoding(),
            form.missing(),
            form.dates()));
  }

  public TableOptions withRows(int most) {
    return new TableOptions(target, task, columns, form, most);
  }

  /** Adds what is said to an object of JSON; {@link #of} reads it back. */
  public void addTo(JsonObject json) {
    addText(json, "target", target);
    addText(json, "task", task == null ? null : JsonFields.jsonName(task));
    addNames(json, "ignore", columns.ignore());
    addNames(json, "features", columns.features());
    addNames(json, "categorical", columns.categorical());
    addNames(json, "numeric", columns.numeric());
    addNames(json, "ignoreCase", columns.ignoreCase());
    addText(json, "group", columns.group());
    if (form.header() != null) {
      json.addProperty("header", form.header());
    }
    addText(json, "separator", form.separator());
    addText(json, "decimal", form.decimal() == null ? null : form.decimal().toString());
    addText(json, "encoding", form.encoding());
    addNames(json, "missingWords", form.missing());
    addText(json, "dates", form.dates() == null ? null : JsonFields.jsonName(form.dates()));
    if (rows > 0) {
      json.addProperty("rows", rows);
    }
  }

  /**
   * What {@link #addTo} added.
   *
   * @throws InvalidInputException naming the field that is wrong
   */
  public static TableOptions of(JsonFields fields) {
    String decimal = fields.string("decimal", null);
    String encoding = fields.string("encoding", null);
    if (decimal != null && decimal.length() != 1) {
      throw InvalidInputException.value(fields.at("decimal"), decimal, List.of(".", ","));
    }
    return new TableOptions(
        fields.string("target", null),
        fields.oneOf("task", Task.class, null),
        new Columns(
            fields.strings("ignore"),
            fields.strings("features"),
            fields.strings("categorical"),
            fields.strings("numeric"),
            fields.strings("ignoreCase"),
            fields.string("group", null)),
        new Form(
            fields.has("header") ? (Boolean) fields.bool("header", true) : null,
            fields.string("separator", null),
            decimal == null ? null : (Character) decimal.charAt(0),
            encoding == null ? null : Encoding.find(fields.at("encoding"), encoding),
            fields.strings("missingWords"),
            fields.oneOf("dates", DateOrder.class, null)),
        fields.integer("rows", 0));
  }

  private static void addText(JsonObject json, String name, String text) {
    if (text != null) {
      json.addProperty(name, text);
    }
  }

  private static void addNames(JsonObject json, String name, List<String> names) {
    if (!names.isEmpty()) {
      JsonArray array = new JsonArray();
      names.forEach(array::add);
      json.add(name, array);
    }
  }

  /** Whether nothing is said. */
  public boolean isDefault() {
    return equals(defaults());
  }

  private static List<String> kept(List<String> names) {
    return Collections.unmodifiableList(new ArrayList<>(names));
  }
}
