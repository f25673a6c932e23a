package dev.hone.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.Executor;
import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.Step;
import dev.hone.graph.Variable;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.gpu.GpuCompatibility;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.FileRun;
import dev.hone.tflite.run.TfLiteExecutor;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.tflite.write.TfLiteWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Training steps of every layer, loss and optimiser, in the Java executor and in TensorFlow Lite,
 * from the same weights on the same numbers.
 */
@RunWith(Parameterized.class)
public class NetworksOnTfLiteTest {
  private static final double AFTER_ONE_STEP = 1e-5;
  private static final double AFTER_MANY_STEPS = 1e-3;
  private static final int MANY = 50;

  private final TrainingSteps steps;

  public NetworksOnTfLiteTest(String name, TrainingSteps steps) {
    this.steps = steps;
  }

  @Parameters(name = "{0}")
  public static List<Object[]> cases() {
    return NetworkCases.all();
  }

  @Test
  public void oneStep_equalsJava() {
    for (Accelerator accelerator : List.of(Accelerator.CPU, Accelerator.XNNPACK)) {
      try (Run java = new Run(new JavaExecutor());
          Run tflite = new Run(executor(accelerator))) {
        java.step(0);
        tflite.step(0);
        java.compare(tflite, AFTER_ONE_STEP);
        java.evaluate();
        tflite.evaluate();
        java.compare(tflite, AFTER_ONE_STEP);
      }
    }
  }

  @Test
  public void fiftySteps_equalJava() {
    for (Accelerator accelerator : List.of(Accelerator.CPU, Accelerator.XNNPACK)) {
      try (Run java = new Run(new JavaExecutor());
          Run tflite = new Run(executor(accelerator))) {
        for (int step = 0; step < MANY; step++) {
          java.step(step);
          tflite.step(step);
        }
        java.compare(tflite, AFTER_MANY_STEPS);
      }
    }
  }

  @Test
  public void variables_readAndWritten_areTheSameBits() {
    try (Run first = new Run(executor(Accelerator.CPU));
        Run second = new Run(executor(Accelerator.CPU))) {
      first.step(0);
      first.session.variables().keySet().forEach(name -> second.write(name, first.read(name)));
      assertEquals(first.session.variables(), second.session.variables());
      for (String name : first.session.variables().keySet()) {
        assertArrayEquals(name, first.read(name), second.read(name), 0f);
      }
      first.step(1);
      second.step(1);
      for (String name : first.session.variables().keySet()) {
        assertArrayEquals(name, first.read(name), second.read(name), 0f);
      }
    }
  }

  @Test
  public void statelessFile_oneStep_equalsJavaAndSuitsTheGpu() {
    try (Run java = new Run(new JavaExecutor())) {
      Map<String, Object> fed = java.feed(java.train, 0);
      java.session.variables().keySet().forEach(name -> fed.put(name, java.read(name)));
      java.step(0);

      TfLiteFile file = TfLiteWriter.stateless(java.train, FileInfo.of("stateless"));
      GpuCompatibility gpu = GpuCompatibility.of(file);
      assertTrue(gpu.toString(), gpu.fully());
      Map<String, float[]> actual = FileRun.of(file, java.train, fed, Accelerator.CPU);
      java.train
          .outputs()
          .keySet()
          .forEach(
              name ->
                  assertClose(name, java.program(java.train).output(name), actual, AFTER_ONE_STEP));
      java.train
          .assignments()
          .forEach(
              assignment -> {
                String name = assignment.variable().name();
                assertClose(name, java.read(name), actual, AFTER_ONE_STEP);
              });
    }
  }

  @Test
  public void inferenceFile_equalsJavaAndSuitsTheGpu() {
    try (Run java = new Run(new JavaExecutor())) {
      java.step(0);
      java.evaluate();
      Map<String, float[]> weights = new LinkedHashMap<>();
      java.session.variables().keySet().forEach(name -> weights.put(name, java.read(name)));
      Step infer =
          new Step(
              "infer",
              java.evaluate.graph(),
              Map.of(TrainingSteps.OUTPUT, java.evaluate.outputs().get(TrainingSteps.OUTPUT)),
              List.of());
      TfLiteFile file = TfLiteWriter.inference(infer, weights, FileInfo.of("infer"));
      GpuCompatibility gpu = GpuCompatibility.of(file);
      assertTrue(gpu.toString(), gpu.fully());
      Map<String, Object> fed = java.feed(java.evaluate, MANY);
      for (Accelerator accelerator : List.of(Accelerator.CPU, Accelerator.XNNPACK)) {
        assertClose(
            TrainingSteps.OUTPUT,
            java.program(java.evaluate).output(TrainingSteps.OUTPUT),
            FileRun.of(file, infer, fed, accelerator),
            AFTER_ONE_STEP);
      }
    }
  }

  private static Executor executor(Accelerator accelerator) {
    return new TfLiteExecutor(new JavaCppRuntime(), new TfLiteRuntime.Options(1, accelerator));
  }

  private static void assertClose(
      String name, float[] expected, Map<String, float[]> actual, double tolerance) {
    assertClose(name, expected, actual.get(name), tolerance);
  }

  /** Relative to the tensor's largest element: small elements are differences of large ones. */
  private static void assertClose(String name, float[] expected, float[] actual, double tolerance) {
    double scale = 1e-2;
    for (float value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertEquals(name, expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(name + " element " + i, expected[i], actual[i], tolerance * scale);
    }
  }

  /** The steps in one executor, fed with numbers that depend on the step's number alone. */
  private final class Run implements AutoCloseable {
    final Session session;
    final Step train = steps.steps().get(0);
    final Step evaluate = steps.steps().get(1);

    Run(Executor executor) {
      session = executor.compile(steps.steps());
      for (Variable variable : steps.variables()) {
        Seed seed = new Seed(7).child(variable.name());
        session.write(variable.name(), variable.initial().values(variable.shape(), seed));
      }
    }

    Program program(Step step) {
      return session.program(step.name());
    }

    float[] read(String variable) {
      return session.read(variable);
    }

    void write(String variable, float[] values) {
      session.write(variable, values);
    }

    @Override
    public void close() {
      session.close();
    }

    void step(int number) {
      run(train, number);
    }

    void evaluate() {
      run(evaluate, MANY);
    }

    private void run(Step step, int number) {
      feed(step, number)
          .forEach(
              (name, values) -> {
                if (values instanceof int[] ints) {
                  System.arraycopy(ints, 0, program(step).intInput(name), 0, ints.length);
                } else {
                  float[] floats = (float[]) values;
                  System.arraycopy(floats, 0, program(step).input(name), 0, floats.length);
                }
              });
      program(step).run();
    }

    Map<String, Object> feed(Step step, int number) {
      Map<String, Object> fed = new LinkedHashMap<>();
      for (Node node : step.graph().nodes()) {
        if (node.kind() == Node.Kind.INPUT) {
          fed.put(node.name(), values(node, number));
        }
      }
      return fed;
    }

    private Object values(Node input, int number) {
      UniformRandomProvider random = new Seed(number).child(input.name()).generator();
      int size = input.shape().size();
      if (input.type().dtype() == DType.INT32) {
        return random.ints(size, 0, 3).toArray();
      }
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = (float) random.nextDouble(-1.5, 1.5);
      }
      if (input.name().equals(TrainingSteps.LEARNING_RATE)) {
        values[0] = 0.01f;
      }
      for (Noise noise : steps.noises()) {
        if (noise.node().name().equals(input.name()) && noise.kind() != Noise.Kind.GAUSSIAN) {
          boolean mask = noise.kind() == Noise.Kind.MASK;
          float kept = mask ? 1 : (float) (1 / (1 - noise.amount()));
          for (int i = 0; i < size; i++) {
            values[i] = random.nextDouble() < noise.amount() ? 0 : kept;
          }
        }
      }
      return values;
    }

    void compare(Run other, double tolerance) {
      for (Step step : steps.steps()) {
        for (String output : step.outputs().keySet()) {
          assertClose(
              output, program(step).output(output), other.program(step).output(output), tolerance);
        }
      }
      for (String variable : session.variables().keySet()) {
        assertClose(variable, read(variable), other.read(variable), tolerance);
      }
    }
  }
}
