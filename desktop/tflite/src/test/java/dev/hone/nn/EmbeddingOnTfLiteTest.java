package dev.hone.nn;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.activations.Activations;
import dev.hone.base.Seed;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.Executor;
import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.TensorType;
import dev.hone.graph.Variable;
import dev.hone.initializers.Initializers;
import dev.hone.losses.Loss;
import dev.hone.losses.SoftmaxCrossEntropy;
import dev.hone.op.Ops;
import dev.hone.optim.Optimizers;
import dev.hone.optim.UpdateRule;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.gpu.GpuCompatibility;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.FileRun;
import dev.hone.tflite.run.TfLiteExecutor;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.tflite.write.TfLiteWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Symbols → embedding → LSTM → classes, trained in both executors. */
public class EmbeddingOnTfLiteTest {
  private static final int[] SYMBOLS = {0, 3, 3, 1, 4, 0, 2, 3};
  private static final int[] LABELS = {1, 0};

  private final StepBuilder builder = new StepBuilder(true);
  private final Step step = step();

  private Step step() {
    Node symbols = builder.graph().input("symbols", TensorType.int32(Shape.of(2, 4)));
    Network network =
        new Network(
            List.of(
                new Embedding(5, 3),
                new Lstm(4, false, Initializers.GLOROT_UNIFORM, Initializers.ORTHOGONAL, List.of()),
                new Dense(2, Activations.LINEAR)));
    Node output = network.apply(symbols, builder);
    Loss kind = new SoftmaxCrossEntropy(0);
    Node loss = kind.loss(output, builder.graph().input("labels", TensorType.int32(Shape.of(2))));
    List<Variable> parameters = builder.parameters();
    List<Node> gradients = Ops.gradients(loss, parameters.stream().map(Variable::node).toList());
    builder.output("loss", loss);
    UpdateRule.of(Optimizers.of("momentum"))
        .apply(builder, parameters, gradients, builder.graph().input("rate", Shape.of(1)));
    return builder.build("train");
  }

  private Map<String, float[]> train(Executor executor, int steps) {
    try (Session session = executor.compile(List.of(step))) {
      start().forEach(session::write);
      Program program = session.program("train");
      System.arraycopy(SYMBOLS, 0, program.intInput("symbols"), 0, SYMBOLS.length);
      System.arraycopy(LABELS, 0, program.intInput("labels"), 0, LABELS.length);
      program.input("rate")[0] = 0.1f;
      for (int i = 0; i < steps; i++) {
        program.run();
      }
      Map<String, float[]> result = new LinkedHashMap<>();
      session.variables().keySet().forEach(name -> result.put(name, session.read(name)));
      result.put("loss", program.output("loss").clone());
      return result;
    }
  }

  private Map<String, float[]> start() {
    Map<String, float[]> start = new LinkedHashMap<>();
    for (Variable variable : builder.variables()) {
      Seed seed = new Seed(3).child(variable.name());
      start.put(variable.name(), variable.initial().values(variable.shape(), seed));
    }
    return start;
  }

  @Test
  public void training_equalsJava() {
    Executor tflite = new TfLiteExecutor(new JavaCppRuntime(), TfLiteRuntime.Options.plain());
    for (int steps : new int[] {1, 50}) {
      float tolerance = steps == 1 ? 1e-5f : 1e-3f;
      Map<String, float[]> actual = train(tflite, steps);
      train(new JavaExecutor(), steps)
          .forEach((name, values) -> assertArrayEquals(name, values, actual.get(name), tolerance));
    }
  }

  @Test
  public void statelessFile_equalsJavaAndSuitsTheGpu() {
    TfLiteFile file = TfLiteWriter.stateless(step, FileInfo.of("embedding"));
    GpuCompatibility gpu = GpuCompatibility.of(file);
    assertTrue(gpu.toString(), gpu.fully());
    Map<String, Object> fed = new HashMap<>(start());
    fed.put("symbols", SYMBOLS);
    fed.put("labels", LABELS);
    fed.put("rate", new float[] {0.1f});
    Map<String, float[]> actual = FileRun.of(file, step, fed, Accelerator.CPU);
    train(new JavaExecutor(), 1)
        .forEach((name, values) -> assertArrayEquals(name, values, actual.get(name), 1e-5f));
  }
}
