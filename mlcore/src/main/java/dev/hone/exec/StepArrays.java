package dev.hone.exec;

import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/** The arrays by which a {@link Program} is fed and read, by name. */
public final class StepArrays {
  private final String step;
  private final Map<String, float[]> inputs = new LinkedHashMap<>();
  private final Map<String, int[]> intInputs = new LinkedHashMap<>();
  private final Map<String, float[]> outputs = new LinkedHashMap<>();

  /** An array for each input; outputs are added by {@link #output(String, float[])}. */
  public StepArrays(Step step) {
    this.step = step.name();
    for (Node node : step.graph().nodes()) {
      if (node.kind() == Node.Kind.INPUT && node.type().dtype() == DType.INT32) {
        intInputs.put(node.name(), new int[node.shape().size()]);
      } else if (node.kind() == Node.Kind.INPUT) {
        inputs.put(node.name(), new float[node.shape().size()]);
      }
    }
  }

  /** Says where an output is read. */
  public void output(String name, float[] array) {
    outputs.put(name, array);
  }

  public Map<String, float[]> inputs() {
    return inputs;
  }

  public Map<String, int[]> intInputs() {
    return intInputs;
  }

  public Map<String, float[]> outputs() {
    return outputs;
  }

  /** As {@link Program#input}. */
  public float[] input(String name) {
    return find(inputs, "float32 input", name);
  }

  /** As {@link Program#intInput}. */
  public int[] intInput(String name) {
    return find(intInputs, "int32 input", name);
  }

  /** As {@link Program#output}. */
  public float[] output(String name) {
    return find(outputs, "output", name);
  }

  private <T> T find(Map<String, T> map, String kind, String key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "step " + step + " has no " + kind + " " + key + "; there are " + map.keySet());
    }
    return value;
  }
}
