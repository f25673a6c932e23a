package dev.hone.data.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The form of a data set, without its rows: a model trained on one data set can read every other of
 * the same schema.
 *
 * @param name of the data set, for people
 * @param sequence how rows are sequences, if they are
 * @param columns the features, of each step when there are steps
 * @param classNames in the order of the labels; empty for regression
 */
public record Schema(
    String name,
    Task task,
    Sequence sequence,
    List<Column> columns,
    String targetName,
    List<String> classNames) {
  /**
   * How rows are sequences.
   *
   * @param steps length of each row's sequence; 0 when a row is one line of a table
   * @param targetPerStep whether there is a target for each step (sequence to sequence) instead of
   *     one for each row
   * @param stepsInRow whether a line of a table holds a whole sequence, step after step, each with
   *     the columns in their order; a column then has its name in the first step
   */
  public record Sequence(int steps, boolean targetPerStep, boolean stepsInRow) {}

  public Schema {
    int steps = sequence.steps();
    boolean targetPerStep = sequence.targetPerStep();
    boolean stepsInRow = sequence.stepsInRow();
    columns = Collections.unmodifiableList(new ArrayList<>(columns));
    classNames = Collections.unmodifiableList(new ArrayList<>(classNames));
    if (steps < 0) {
      throw InvalidInputException.value(
          Message.of("table.schema", name),
          Message.of("table.steps"),
          steps,
          Message.of("table.steps.allowed"));
    }
    if (columns.isEmpty()) {
      throw new InvalidInputException(Message.of("table.schema.no-feature", name));
    }
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new InvalidInputException(
            Message.of("table.schema.two-columns", name, column.name()));
      }
    }
    if (task == Task.CLASSIFICATION && classNames.size() < 2) {
      throw new InvalidInputException(Message.of("table.schema.classes", name, classNames));
    }
    if (new HashSet<>(classNames).size() != classNames.size()) {
      throw new InvalidInputException(Message.of("table.schema.class-twice", name, classNames));
    }
    if (task == Task.REGRESSION && !classNames.isEmpty()) {
      throw new InvalidInputException(Message.of("table.schema.regression", name, classNames));
    }
    if (targetPerStep && steps == 0) {
      throw new InvalidInputException(Message.of("table.schema.target-per-step", name));
    }
    if (stepsInRow && (steps == 0 || targetPerStep)) {
      throw new InvalidInputException(Message.of("table.schema.steps-in-row", name));
    }
  }

  /** A schema whose sequences, if it has steps, do not stand in a line of a table. */
  public Schema(
      String name,
      Task task,
      int steps,
      List<Column> columns,
      String targetName,
      List<String> classNames,
      boolean targetPerStep) {
    this(name, task, new Sequence(steps, targetPerStep, false), columns, targetName, classNames);
  }

  /** Length of each row's sequence; 0 when a row is one line of a table. */
  public int steps() {
    return sequence.steps();
  }

  /** Whether there is a target for each step instead of one for each row. */
  public boolean targetPerStep() {
    return sequence.targetPerStep();
  }

  /** Whether a line of a table holds a whole sequence. */
  public boolean stepsInRow() {
    return sequence.stepsInRow();
  }

  /** Steps in a row's block of features: at least 1. */
  public int rowSteps() {
    return Math.max(1, steps());
  }

  /** How many targets a row has: the steps, or 1. */
  public int targetsPerRow() {
    return targetPerStep() ? steps() : 1;
  }

  /** For a file; {@link #fromJson} reads it back. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("task", JsonFields.jsonName(task));
    json.addProperty("steps", steps());
    JsonArray list = new JsonArray();
    for (Column column : columns) {
      list.add(column.toJson());
    }
    json.add("columns", list);
    json.addProperty("target", targetName);
    json.add("classes", Column.array(classNames));
    json.addProperty("targetPerStep", targetPerStep());
    if (stepsInRow()) {
      json.addProperty("stepsInRow", true);
    }
    return json;
  }

  /**
   * What {@link #toJson} wrote.
   *
   * @throws InvalidInputException naming the field that is missing, unknown or wrong
   */
  public static Schema fromJson(JsonFields fields) {
    List<Column> columns = new ArrayList<>();
    String name = fields.string("name");
    Task task = fields.oneOf("task", Task.class, null);
    if (task == null) {
      throw InvalidInputException.value(
          fields.at("task"),
          null,
          List.of(JsonFields.jsonName(Task.CLASSIFICATION), JsonFields.jsonName(Task.REGRESSION)));
    }
    int steps = fields.integer("steps");
    for (JsonFields column : fields.objects("columns")) {
      columns.add(Column.fromJson(column));
    }
    Schema schema =
        new Schema(
            name,
            task,
            new Sequence(
                steps, fields.bool("targetPerStep", false), fields.bool("stepsInRow", false)),
            columns,
            fields.string("target"),
            fields.strings("classes"));
    fields.end();
    return schema;
  }
}
