package dev.hone.exec;

import dev.hone.graph.Step;
import java.util.List;

/** A home for steps: compiles graphs into something that runs. Safe for use by several threads. */
public interface Executor {
  /** What the user calls it: {@code java}, {@code tflite}. */
  String name();

  /**
   * Compiles the steps of one model together. Variables are shared between the steps by name; they
   * start at zero.
   *
   * @throws IllegalArgumentException if two steps have one name, or a variable has different shapes
   *     in two steps
   */
  Session compile(List<Step> steps);
}
