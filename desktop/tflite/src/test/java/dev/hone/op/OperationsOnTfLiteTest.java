package dev.hone.op;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Op;
import dev.hone.graph.Step;
import dev.hone.op.OpCases.Case;
import dev.hone.op.OperationsTest.Differentiated;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.FileRun;
import dev.hone.tflite.run.TfLiteExecutor;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.tflite.write.TfLiteWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Every operation, and what its gradient is made of, as TensorFlow Lite itself computes it, in all
 * three forms of file: equals the operation's definition in float64 on the inputs of {@link
 * OpTable}.
 */
@RunWith(Parameterized.class)
public class OperationsOnTfLiteTest {
  /** Relative to max(1, |expected|): float32, with the runtime's own exp and tanh. */
  private static final double TOLERANCE = 1e-5;

  private final Class<? extends Op> op;

  public OperationsOnTfLiteTest(Class<? extends Op> op) {
    this.op = op;
  }

  @Parameters(name = "{0}")
  public static List<Class<? extends Op>> operations() {
    return Ops.ALL;
  }

  @Test
  public void stateful_equalsFloat64() {
    for (Trial trial : trials()) {
      try (Session session =
          new TfLiteExecutor(new JavaCppRuntime(), TfLiteRuntime.Options.plain())
              .compile(List.of(trial.step))) {
        Program program = session.program("run");
        trial.fed.forEach(
            (name, values) -> {
              if (values instanceof int[] ints) {
                System.arraycopy(ints, 0, program.intInput(name), 0, ints.length);
              } else {
                float[] floats = (float[]) values;
                System.arraycopy(floats, 0, program.input(name), 0, floats.length);
              }
            });
        program.run();
        trial.compare(name -> program.output(name));
      }
    }
  }

  @Test
  public void stateless_equalsFloat64() {
    for (Trial trial : trials()) {
      trial.compare(TfLiteWriter.stateless(trial.step, FileInfo.of("stateless")));
    }
  }

  @Test
  public void inference_equalsFloat64() {
    for (Trial trial : trials()) {
      trial.compare(TfLiteWriter.inference(trial.step, Map.of(), FileInfo.of("inference")));
    }
  }

  private List<Trial> trials() {
    List<Case> cases = OpTable.cases(op);
    assertFalse(op + " is tried", cases.isEmpty());
    return cases.stream().map(Trial::new).toList();
  }

  /** The value of the loss and all gradients of one row of the table. */
  private static final class Trial {
    private final Case row;
    private final Step step;
    private final Map<String, Node> outputs = new LinkedHashMap<>();
    private final Map<String, NdArray> expected = new HashMap<>();
    private final Map<String, Object> fed = new LinkedHashMap<>();

    Trial(Case row) {
      this.row = row;
      Differentiated it = new Differentiated(row.sample());
      DoubleInterpreter float64 = new DoubleInterpreter(it.values);
      outputs.put("result", it.sample.result());
      outputs.put("loss", it.loss);
      for (int i = 0; i < it.gradients.size(); i++) {
        outputs.put("gradient" + i, it.gradients.get(i));
      }
      outputs.forEach((name, node) -> expected.put(name, float64.value(node)));
      it.values.forEach(
          (leaf, value) ->
              fed.put(
                  leaf.name(),
                  leaf.type().dtype() == DType.INT32 ? value.toInts() : value.toFloats()));
      step = new Step("run", it.loss.graph(), outputs, List.of());
    }

    void compare(TfLiteFile file) {
      Map<String, float[]> actual;
      try {
        actual = FileRun.of(file, step, fed, Accelerator.CPU);
      } catch (RuntimeException e) {
        throw new AssertionError(row + ": " + e.getMessage(), e);
      }
      compare(actual::get);
    }

    void compare(Function<String, float[]> actual) {
      expected.forEach(
          (name, value) -> {
            float[] values = actual.apply(name);
            for (int i = 0; i < values.length; i++) {
              double should = value.values()[i];
              assertEquals(
                  row + " " + name + " element " + i,
                  should,
                  values[i],
                  TOLERANCE * Math.max(1, Math.abs(should)));
            }
          });
    }
  }
}
