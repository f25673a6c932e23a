package dev.hone.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what makes up a {@link Step} while layers, losses and optimisers add to its graph:
 * variables with their initial values, noise inputs, assignments, outputs.
 */
public final class StepBuilder {
  private final Graph graph = new Graph();
  private final boolean training;
  private boolean frozen;
  private final List<Variable> variables = new ArrayList<>();
  private final List<Noise> noises = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private final Map<String, Node> outputs = new LinkedHashMap<>();

  /**
   * @param training whether dropout, noise and batch statistics act; otherwise the step is for
   *     inference
   */
  public StepBuilder(boolean training) {
    this.training = training;
  }

  public Graph graph() {
    return graph;
  }

  public boolean training() {
    return training && !frozen;
  }

  /**
   * Whether what is added from now on is frozen: it acts as in inference, and its parameters are
   * declared as states, so that no gradient is made for them and no penalty falls on them.
   *
   * @return what was set before
   */
  public boolean frozen(boolean on) {
    boolean before = frozen;
    frozen = on;
    return before;
  }

  /** Adds a trained variable; within what is {@link #frozen(boolean)}, one that is kept. */
  public Node parameter(String name, Shape shape, Variable.Role role, Initial initial) {
    if (frozen) {
      return state(name, shape, role, initial);
    }
    return add(new Variable(graph.parameter(name, shape), role, initial));
  }

  /** Adds a variable that is kept but not trained. */
  public Node state(String name, Shape shape, Variable.Role role, Initial initial) {
    return add(new Variable(graph.state(name, shape), role, initial));
  }

  /** Adds an input that the trainer fills with random numbers before each step. */
  public Node noise(String name, Shape shape, Noise.Kind kind, double amount) {
    Noise noise = new Noise(graph.input(name, shape), kind, amount);
    noises.add(noise);
    return noise.node();
  }

  /** At the end of each run of the step the variable takes this value. */
  public void assign(Node variable, Node value) {
    assignments.add(new Assignment(variable, value));
  }

  /** Makes a node readable after each run. */
  public void output(String name, Node node) {
    if (outputs.put(name, node) != null) {
      throw new IllegalArgumentException("the step has an output named " + name + " already");
    }
  }

  public List<Variable> variables() {
    return Collections.unmodifiableList(variables);
  }

  /** The trained variables, in the order in which they were added. */
  public List<Variable> parameters() {
    List<Variable> parameters = new ArrayList<>(variables);
    parameters.removeIf(variable -> !variable.trained());
    return parameters;
  }

  public List<Noise> noises() {
    return Collections.unmodifiableList(noises);
  }

  public Step build(String name) {
    return new Step(name, graph, outputs, assignments);
  }

  private Node add(Variable variable) {
    variables.add(variable);
    return variable.node();
  }
}
