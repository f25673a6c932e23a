package dev.hone.exec;

import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables that a model's steps share: shapes, and an array for each, by name. */
public final class VariableArrays {
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, float[]> arrays = new LinkedHashMap<>();

  /**
   * Collects the variables in the order in which the steps first declare them, all zero.
   *
   * @throws IllegalArgumentException if a variable has different shapes in two steps
   */
  public VariableArrays(List<Step> steps) {
    for (Step step : steps) {
      for (Node node : step.graph().nodes()) {
        if (node.isVariable()) {
          declare(step, node);
        }
      }
    }
  }

  private void declare(Step step, Node node) {
    Shape before = shapes.putIfAbsent(node.name(), node.shape());
    if (before != null && !before.equals(node.shape())) {
      throw new IllegalArgumentException(
          "variable "
              + node.name()
              + " has shape "
              + node.shape()
              + " in step "
              + step.name()
              + " and "
              + before
              + " in another");
    }
    arrays.computeIfAbsent(node.name(), name -> new float[node.shape().size()]);
  }

  public Map<String, Shape> shapes() {
    return Collections.unmodifiableMap(shapes);
  }

  /** The arrays themselves. */
  public Map<String, float[]> arrays() {
    return Collections.unmodifiableMap(arrays);
  }

  /**
   * A variable's array.
   *
   * @param length of the array that is to be copied to or from it
   * @throws IllegalArgumentException if there is no such variable, or its length is another
   */
  public float[] array(String variable, int length) {
    float[] array = arrays.get(variable);
    if (array == null) {
      throw new IllegalArgumentException(
          "no variable " + variable + "; there are " + arrays.keySet());
    }
    if (array.length != length) {
      throw new IllegalArgumentException(
          "variable "
              + variable
              + " has shape "
              + shapes.get(variable)
              + ": expected an array of "
              + array.length
              + ", received one of "
              + length);
    }
    return array;
  }
}
