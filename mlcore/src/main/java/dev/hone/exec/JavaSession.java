package dev.hone.exec;

import dev.hone.graph.Node;
import dev.hone.graph.Parallel;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables' arrays and the programs that work on them in place. */
final class JavaSession implements Session {
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, float[]> values = new LinkedHashMap<>();
  private final Map<String, JavaProgram> programs = new LinkedHashMap<>();
  private final ThreadTeam team;

  JavaSession(List<Step> steps, int threads) {
    for (Step step : steps) {
      declareVariables(step);
    }
    team = threads > 1 ? new ThreadTeam(threads) : null;
    Parallel parallel = team != null ? team : Parallel.SEQUENTIAL;
    for (Step step : steps) {
      if (programs.put(step.name(), new JavaProgram(step, values, parallel)) != null) {
        throw new IllegalArgumentException("two steps are named " + step.name());
      }
    }
  }

  private void declareVariables(Step step) {
    for (Node node : step.graph().nodes()) {
      if (!node.isVariable()) {
        continue;
      }
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
      values.computeIfAbsent(node.name(), name -> new float[node.shape().size()]);
    }
  }

  @Override
  public Program program(String step) {
    JavaProgram program = programs.get(step);
    if (program == null) {
      throw new IllegalArgumentException("no step " + step + "; there are " + programs.keySet());
    }
    return program;
  }

  @Override
  public Map<String, Shape> variables() {
    return Collections.unmodifiableMap(shapes);
  }

  @Override
  public void read(String variable, float[] into) {
    float[] from = array(variable, into.length);
    System.arraycopy(from, 0, into, 0, from.length);
  }

  @Override
  public void write(String variable, float[] from) {
    float[] into = array(variable, from.length);
    System.arraycopy(from, 0, into, 0, into.length);
  }

  private float[] array(String variable, int length) {
    float[] array = values.get(variable);
    if (array == null) {
      throw new IllegalArgumentException(
          "no variable " + variable + "; there are " + values.keySet());
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

  @Override
  public void close() {
    if (team != null) {
      team.close();
    }
  }
}
