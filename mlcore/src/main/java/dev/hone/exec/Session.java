package dev.hone.exec;

import dev.hone.graph.Shape;
import java.util.Map;

/**
 * One model's compiled steps and the variables (parameters and states) that they share. For one
 * thread at a time; it may use several threads inside.
 */
public interface Session extends AutoCloseable {
  /**
   * The compiled step with this name.
   *
   * @throws IllegalArgumentException naming the steps there are
   */
  Program program(String step);

  /** Names and shapes of all variables, in the order in which the steps first declare them. */
  Map<String, Shape> variables();

  /** Copies a variable's values, row-major, into an array of its size. */
  void read(String variable, float[] values);

  /** Sets a variable from an array of its size. */
  void write(String variable, float[] values);

  /** A copy of a variable's values. */
  default float[] read(String variable) {
    Shape shape = variables().get(variable);
    if (shape == null) {
      throw new IllegalArgumentException(
          "no variable " + variable + "; there are " + variables().keySet());
    }
    float[] values = new float[shape.size()];
    read(variable, values);
    return values;
  }

  /**
   * Memory for the intermediate values of all steps, in bytes, without variables and what kernels
   * keep for themselves; 0 where the executor does not know.
   */
  default long poolBytes() {
    return 0;
  }

  @Override
  void close();
}
