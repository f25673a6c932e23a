package dev.hone.tflite.run;

import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.exec.VariableArrays;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.write.TfLiteWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A training file in the runtime, and the variables' values as last seen here. */
final class TfLiteSession implements Session {
  private final LoadedModel model;
  private final VariableArrays seen;
  private final Map<String, TfLiteProgram> programs = new LinkedHashMap<>();

  /** Whether {@link #seen} is what the runtime has, or will have once it is {@link #unsent}. */
  private boolean current = true;

  /** Whether {@link #seen} has values that the runtime does not have yet. */
  private boolean unsent;

  TfLiteSession(List<Step> steps, TfLiteRuntime runtime, TfLiteRuntime.Options options) {
    Set<String> names = new HashSet<>();
    for (Step step : steps) {
      if (!names.add(step.name())) {
        throw new IllegalArgumentException("two steps are named " + step.name());
      }
    }
    seen = new VariableArrays(steps);
    TfLiteFile file = TfLiteWriter.training(steps, Map.of(), FileInfo.of("training"));
    model = runtime.load(file, options);
    for (Step step : steps) {
      programs.put(step.name(), new TfLiteProgram(step, model.signature(step.name()), this));
    }
  }

  /** Before a program runs. */
  void send() {
    if (unsent) {
      LoadedSignature setter = model.signature(TfLiteWriter.SET_WEIGHTS);
      seen.arrays().forEach(setter::put);
      setter.run();
      unsent = false;
    }
  }

  /** After a program changed variables. */
  void outdate() {
    current = false;
  }

  private void receive() {
    if (!current) {
      LoadedSignature getter = model.signature(TfLiteWriter.GET_WEIGHTS);
      getter.run();
      seen.arrays().forEach(getter::get);
      current = true;
    }
  }

  @Override
  public Program program(String step) {
    TfLiteProgram program = programs.get(step);
    if (program == null) {
      throw new IllegalArgumentException("no step " + step + "; there are " + programs.keySet());
    }
    return program;
  }

  @Override
  public Map<String, Shape> variables() {
    return seen.shapes();
  }

  @Override
  public void read(String variable, float[] into) {
    float[] from = seen.array(variable, into.length);
    receive();
    System.arraycopy(from, 0, into, 0, from.length);
  }

  @Override
  public void write(String variable, float[] from) {
    float[] into = seen.array(variable, from.length);
    receive();
    System.arraycopy(from, 0, into, 0, into.length);
    unsent = true;
  }

  @Override
  public void close() {
    model.close();
  }
}
