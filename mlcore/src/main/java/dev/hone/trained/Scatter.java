package dev.hone.trained;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows of data with two features, to be drawn over the decision boundaries; those of the first
 * repeat's split.
 *
 * @param xName name of the first feature
 * @param yName name of the second feature
 * @param classNames names of the classes, by index
 * @param points the rows
 */
public record Scatter(String xName, String yName, List<String> classNames, List<Point> points) {

  /**
   * One row, in the units of the boundary grid.
   *
   * @param label index of its class
   * @param test whether it is a test row rather than a training row
   */
  public record Point(double x, double y, int label, boolean test) {}

  /**
   * Copies the lists.
   *
   * @throws InvalidInputException if a label is not the index of a class
   */
  public Scatter {
    classNames = Collections.unmodifiableList(new ArrayList<>(classNames));
    points = Collections.unmodifiableList(new ArrayList<>(points));
    for (Point point : points) {
      if (point.label() < 0 || point.label() >= classNames.size()) {
        throw new InvalidInputException(
            Message.of("trained.point", point.label(), classNames.size() - 1));
      }
    }
  }

  /** Points are written as columns: {@code x}, {@code y}, {@code label}, {@code test} (0 or 1). */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("xName", xName);
    json.addProperty("yName", yName);
    JsonArray names = new JsonArray();
    classNames.forEach(names::add);
    json.add("classNames", names);
    JsonArray x = new JsonArray();
    JsonArray y = new JsonArray();
    JsonArray label = new JsonArray();
    JsonArray test = new JsonArray();
    for (Point point : points) {
      x.add(point.x());
      y.add(point.y());
      label.add(point.label());
      test.add(point.test() ? 1 : 0);
    }
    json.add("x", x);
    json.add("y", y);
    json.add("label", label);
    json.add("test", test);
    return json;
  }

  public static Scatter fromJson(JsonFields fields) {
    double[] x = fields.numbers("x");
    double[] y = fields.numbers("y");
    List<Integer> label = fields.integers("label");
    List<Integer> test = fields.integers("test");
    if (y.length != x.length || label.size() != x.length || test.size() != x.length) {
      throw new InvalidInputException(
          Message.of(
              "trained.points", fields.at("x"), x.length, y.length, label.size(), test.size()));
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      points.add(new Point(x[i], y[i], label.get(i), test.get(i) == 1));
    }
    Scatter result =
        new Scatter(
            fields.string("xName"), fields.string("yName"), fields.strings("classNames"), points);
    fields.end();
    return result;
  }
}
