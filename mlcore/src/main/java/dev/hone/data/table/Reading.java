package dev.hone.data.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a table was taken for, and why: the same for the command line, the report, result files and
 * the app. In a model it says how to read the next file as the training file was read.
 *
 * @param name of the data
 * @param source how the file became a table
 * @param rows how many there are
 * @param target the column that is predicted
 * @param task what kind of prediction
 * @param columns all columns of the file, in its order
 * @param remarks what its user should know, a sentence each
 */
public record Reading(
    String name,
    Source source,
    Rows rows,
    String target,
    Task task,
    List<ColumnReading> columns,
    List<Message> remarks) {

  /**
   * How a file became a table.
   *
   * @param format the key of the data format
   * @param encoding of its characters; empty where there are none
   * @param separator between cells; empty where the format has its own
   * @param header whether the columns have their names from the file
   */
  public record Source(String format, String encoding, String separator, boolean header) {
    /** Data that come from no file of text. */
    public static final Source NONE = new Source("built-in", "", "", true);

    /** The same of another format. */
    public Source withFormat(String other) {
      return new Source(other, encoding, separator, header);
    }
  }

  /**
   * Rows of a table.
   *
   * @param used those that were read and have a target
   * @param read all that were read
   * @param inFile all that the file has, more than were read if a sample was drawn
   */
  public record Rows(int used, int read, long inFile) {}

  public Reading {
    columns = Collections.unmodifiableList(new ArrayList<>(columns));
    remarks = Collections.unmodifiableList(new ArrayList<>(remarks));
  }

  /** Of data that come in their final form: built-in sets, sequences. */
  public static Reading of(Dataset dataset, Source source) {
    return DatasetReading.of(dataset, source);
  }

  /** For a model that was stored without its reading: plain columns, as the schema has them. */
  public static Reading of(Schema schema) {
    List<ColumnReading> columns = new ArrayList<>();
    for (Column column : schema.columns()) {
      columns.add(plain(column, ColumnRole.FEATURE));
    }
    columns.add(plain(new Column(schema.targetName(), schema.classNames()), ColumnRole.TARGET));
    return new Reading(
        schema.name(),
        Source.NONE,
        new Rows(0, 0, 0),
        schema.targetName(),
        schema.task(),
        columns,
        List.of());
  }

  /** A column of which nothing but its form is known. */
  public static ColumnReading plain(Column column, ColumnRole role) {
    return DatasetReading.plain(column, role);
  }

  /** The columns in this role. */
  public List<ColumnReading> in(ColumnRole role) {
    List<ColumnReading> some = new ArrayList<>();
    for (ColumnReading column : columns) {
      if (column.role() == role) {
        some.add(column);
      }
    }
    return some;
  }

  /** The column with this name, or null. */
  public ColumnReading column(String wanted) {
    for (ColumnReading column : columns) {
      if (column.name().equals(wanted)) {
        return column;
      }
    }
    return null;
  }

  /** The same with further remarks. */
  public Reading with(List<Message> more) {
    List<Message> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new Reading(name, source, rows, target, task, columns, all);
  }

  /**
   * What a model keeps: without sentences, which another version might not know, and without the
   * values of single rows.
   */
  public Reading kept() {
    List<ColumnReading> plain = new ArrayList<>();
    for (ColumnReading c : columns) {
      ColumnReading.Values v = c.values();
      plain.add(
          new ColumnReading(
              c.name(),
              c.kind(),
              c.role(),
              null,
              c.count(),
              new ColumnReading.Values(v.levels(), v.counts(), v.spread(), "", ""),
              c.conversion()));
    }
    return new Reading(name, source, rows, target, task, plain, List.of());
  }

  /**
   * What is predicted from what, in one sentence: "Predicting price (number) from 7 of 9 columns;
   * left out: id (counts the rows), note (text)".
   */
  public Message sentence() {
    List<ColumnReading> features = in(ColumnRole.FEATURE);
    List<Message> left = new ArrayList<>();
    for (ColumnReading column : columns) {
      if (column.role() == ColumnRole.IGNORED || column.role() == ColumnRole.GROUP) {
        left.add(Message.of("look.left", column.name(), reason(column)));
      }
    }
    Message what = Message.of(task == Task.CLASSIFICATION ? "look.classes" : "look.number");
    boolean itself = features.stream().anyMatch(column -> column.name().equals(target));
    Message predicting =
        itself
            ? Message.of("look.predicting.series", target, what)
            : Message.of("look.predicting", target, what, features.size(), columns.size());
    return left.isEmpty()
        ? predicting
        : Message.of(
            "look.predicting.without",
            predicting,
            left.size() <= MAX_LEFT
                ? Message.of("list.all", left)
                : Message.of("list.more", left.subList(0, MAX_LEFT), left.size() - MAX_LEFT));
  }

  private static final int MAX_LEFT = 6;

  private static Message reason(ColumnReading column) {
    return column.why() != null ? column.why() : Message.of("look.why.asked");
  }

  /** For a file; {@link #fromJson} reads it back. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("format", source.format());
    json.addProperty("encoding", source.encoding());
    json.addProperty("separator", source.separator());
    json.addProperty("header", source.header());
    json.addProperty("rows", rows.used());
    json.addProperty("rowsRead", rows.read());
    json.addProperty("rowsInFile", rows.inFile());
    json.addProperty("target", target);
    json.addProperty("task", JsonFields.jsonName(task));
    JsonArray list = new JsonArray();
    for (ColumnReading column : columns) {
      list.add(column.toJson());
    }
    json.add("columns", list);
    if (!remarks.isEmpty()) {
      JsonArray said = new JsonArray();
      remarks.forEach(remark -> said.add(remark.toJson()));
      json.add("remarks", said);
    }
    return json;
  }

  /**
   * What {@link #toJson} wrote.
   *
   * @throws dev.hone.base.InvalidInputException naming the field that is missing, unknown or wrong
   */
  public static Reading fromJson(JsonFields fields) {
    List<ColumnReading> columns = new ArrayList<>();
    for (JsonFields column : fields.objects("columns")) {
      columns.add(ColumnReading.fromJson(column));
    }
    List<Message> remarks = new ArrayList<>();
    for (JsonFields remark : fields.objects("remarks")) {
      remarks.add(Message.fromJson(fields.at("remarks"), remark.all()));
    }
    Reading reading =
        new Reading(
            fields.string("name"),
            new Source(
                fields.string("format"),
                fields.string("encoding"),
                fields.string("separator"),
                fields.bool("header", true)),
            new Rows(
                fields.integer("rows"),
                fields.integer("rowsRead"),
                fields.longInteger("rowsInFile", 0)),
            fields.string("target"),
            fields.oneOf("task", Task.class, Task.CLASSIFICATION),
            columns,
            remarks);
    fields.end();
    return reading;
  }
}
