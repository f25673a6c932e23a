package dev.hone.tflite.run;

import dev.hone.exec.Program;
import dev.hone.exec.StepArrays;
import dev.hone.graph.Step;

/** One signature of a {@link TfLiteSession}'s file, with arrays for its inputs and outputs. */
final class TfLiteProgram implements Program {
  private final StepArrays arrays;
  private final LoadedSignature signature;
  private final TfLiteSession session;
  private final boolean assigns;

  TfLiteProgram(Step step, LoadedSignature signature, TfLiteSession session) {
    arrays = new StepArrays(step);
    this.signature = signature;
    this.session = session;
    assigns = !step.assignments().isEmpty();
    step.outputs().forEach((output, node) -> arrays.output(output, new float[node.shape().size()]));
  }

  @Override
  public float[] input(String input) {
    return arrays.input(input);
  }

  @Override
  public int[] intInput(String input) {
    return arrays.intInput(input);
  }

  @Override
  public void run() {
    session.send();
    arrays.inputs().forEach(signature::put);
    arrays.intInputs().forEach(signature::put);
    signature.run();
    arrays.outputs().forEach(signature::get);
    if (assigns) {
      session.outdate();
    }
  }

  @Override
  public float[] output(String output) {
    return arrays.output(output);
  }
}
