package dev.hone.nn;

import dev.hone.base.Seed;
import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.TensorType;
import dev.hone.graph.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small step with its inputs' and variables' values at hand, run by the Java executor. */
public final class Trial implements AutoCloseable {
  public final StepBuilder builder;
  private final Map<String, float[]> fed = new LinkedHashMap<>();
  private final Map<String, int[]> fedInts = new LinkedHashMap<>();
  private final Map<String, float[]> written = new LinkedHashMap<>();
  private Session session;
  private Program program;

  private Trial(boolean training) {
    builder = new StepBuilder(training);
  }

  public static Trial training() {
    return new Trial(true);
  }

  public static Trial inference() {
    return new Trial(false);
  }

  /** amplitude·sin(phase + i): the same numbers as in nn_reference.py. */
  public static float[] wave(int size, double phase, double amplitude) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (amplitude * Math.sin(phase + i));
    }
    return values;
  }

  public Node input(Shape shape, float... values) {
    String name = "input" + fed.size();
    feed(name, values);
    return builder.graph().input(name, shape);
  }

  public Node intInput(Shape shape, int... values) {
    String name = "ints" + fedInts.size();
    fedInts.put(name, values);
    return builder.graph().input(name, TensorType.int32(shape));
  }

  /** Sets what an input, a mask for instance, holds from the next run on. */
  public void feed(String input, float... values) {
    fed.put(input, values);
  }

  /** Sets a variable, which else starts with its initial values. */
  public void set(String variable, float... values) {
    written.put(variable, values);
    if (session != null) {
      session.write(variable, values);
    }
  }

  /** Sets a variable to amplitude 0.8 of {@link #wave}. */
  public void setWave(String variable, double phase) {
    set(variable, wave(shape(variable).size(), phase, 0.8));
  }

  public Shape shape(String variable) {
    return builder.graph().leaf(variable).shape();
  }

  /** Compiles the step; {@link #run} then gives these nodes' values. */
  public void start(Node... outputs) {
    for (int i = 0; i < outputs.length; i++) {
      builder.output("output" + i, outputs[i]);
    }
    session = new JavaExecutor().compile(List.of(builder.build("trial")));
    program = session.program("trial");
    Seed seed = new Seed(5);
    for (Variable variable : builder.variables()) {
      if (session.variables().containsKey(variable.name())) {
        float[] initial = variable.initial().values(variable.shape(), seed.child(variable.name()));
        session.write(variable.name(), written.getOrDefault(variable.name(), initial));
      }
    }
  }

  /** Runs the step once and copies its first output. */
  public float[] run() {
    fed.forEach((name, values) -> copy(name, values, program.input(name)));
    fedInts.forEach((name, values) -> copy(name, values, program.intInput(name)));
    program.run();
    return output(0);
  }

  public float[] output(int index) {
    return program.output("output" + index).clone();
  }

  public float[] variable(String name) {
    return session.read(name);
  }

  /** The value of one node in a step that is run once. */
  public float[] value(Node node) {
    start(node);
    return run();
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }

  private static void copy(String name, Object values, Object into) {
    int length = java.lang.reflect.Array.getLength(into);
    if (java.lang.reflect.Array.getLength(values) != length) {
      throw new IllegalArgumentException(name + " takes " + length + " values");
    }
    System.arraycopy(values, 0, into, 0, length);
  }
}
