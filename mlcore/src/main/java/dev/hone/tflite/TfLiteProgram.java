package dev.hone.tflite;

import dev.hone.exec.Program;
import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/** One signature of a {@link TfLiteSession}'s file, with arrays for its inputs and outputs. */
final class TfLiteProgram implements Program {
  private final String name;
  private final LoadedSignature signature;
  private final TfLiteSession session;
  private final boolean assigns;
  private final Map<String, float[]> inputs = new LinkedHashMap<>();
  private final Map<String, int[]> intInputs = new LinkedHashMap<>();
  private final Map<String, float[]> outputs = new LinkedHashMap<>();

  TfLiteProgram(Step step, LoadedSignature signature, TfLiteSession session) {
    name = step.name();
    this.signature = signature;
    this.session = session;
    assigns = !step.assignments().isEmpty();
    for (Node node : step.graph().nodes()) {
      if (node.kind() == Node.Kind.INPUT && node.type().dtype() == DType.INT32) {
        intInputs.put(node.name(), new int[node.shape().size()]);
      } else if (node.kind() == Node.Kind.INPUT) {
        inputs.put(node.name(), new float[node.shape().size()]);
      }
    }
    step.outputs().forEach((output, node) -> outputs.put(output, new float[node.shape().size()]));
  }

  @Override
  public float[] input(String input) {
    return find(inputs, "float32 input", input);
  }

  @Override
  public int[] intInput(String input) {
    return find(intInputs, "int32 input", input);
  }

  @Override
  public void run() {
    session.send();
    inputs.forEach(signature::put);
    intInputs.forEach(signature::put);
    signature.run();
    outputs.forEach(signature::get);
    if (assigns) {
      session.outdate();
    }
  }

  @Override
  public float[] output(String output) {
    return find(outputs, "output", output);
  }

  private <T> T find(Map<String, T> map, String kind, String key) {
    T value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "step " + name + " has no " + kind + " " + key + "; there are " + map.keySet());
    }
    return value;
  }
}
