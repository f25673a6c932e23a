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

/**
 * One column of features.
 *
 * @param name as in the file's header
 * @param levels the texts a categorical column may hold, in the order of their indices; empty for a
 *     numeric column
 */
public record Column(String name, List<String> levels) {
  public Column {
    if (name == null || name.isEmpty()) {
      throw new InvalidInputException(Message.of("table.column.unnamed"));
    }
    levels = Collections.unmodifiableList(new ArrayList<>(levels));
    if (new HashSet<>(levels).size() != levels.size()) {
      throw new InvalidInputException(Message.of("table.column.twice", name, levels));
    }
  }

  /** A column of numbers. */
  public static Column numeric(String name) {
    return new Column(name, Collections.emptyList());
  }

  public boolean isNumeric() {
    return levels.isEmpty();
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    if (!isNumeric()) {
      json.add("levels", array(levels));
    }
    return json;
  }

  static Column fromJson(JsonFields fields) {
    Column column = new Column(fields.string("name"), fields.strings("levels"));
    fields.end();
    return column;
  }

  static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    for (String text : texts) {
      array.add(text);
    }
    return array;
  }
}
