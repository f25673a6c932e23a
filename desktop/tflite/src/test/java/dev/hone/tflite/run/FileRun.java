package dev.hone.tflite.run;

import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.graph.Step;
import dev.hone.tflite.file.TfLiteFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the signature of a file that was written from a step. */
public final class FileRun {
  private FileRun() {}

  /**
   * Values of the step's outputs, and, from a stateless file, of the variables that it assigns.
   *
   * @param fed float[] or int[] for each input, and for each variable of a stateless file; a file
   *     does not ask for what no output depends on
   */
  public static Map<String, float[]> of(
      TfLiteFile file, Step step, Map<String, Object> fed, Accelerator accelerator) {
    try (LoadedModel model =
        new JavaCppRuntime().load(file, new TfLiteRuntime.Options(1, accelerator))) {
      LoadedSignature signature = model.signature(step.name());
      for (String input : signature.inputs().keySet()) {
        if (fed.get(input) instanceof int[] ints) {
          signature.put(input, ints);
        } else {
          signature.put(input, (float[]) fed.get(input));
        }
      }
      signature.run();
      Map<String, float[]> outputs = new LinkedHashMap<>();
      signature
          .outputs()
          .forEach((name, info) -> outputs.put(name, new float[info.shape().size()]));
      outputs.forEach(signature::get);
      return outputs;
    }
  }
}
