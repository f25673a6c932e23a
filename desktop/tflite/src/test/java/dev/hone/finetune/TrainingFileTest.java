package dev.hone.finetune;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Shape;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.train.TrainingSteps;
import dev.hone.trained.Recipe;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

/** The shipped training file of the pen digits, trained further. */
public class TrainingFileTest {
  private static final Path FOLDER = Paths.get("../../models/pen-digits-mlp");
  private static final TfLiteRuntime.Options OPTIONS =
      new TfLiteRuntime.Options(1, Accelerator.XNNPACK);

  private static TrainingFile open(String file) throws IOException {
    return new TrainingFile(new JavaCppRuntime(), OPTIONS, TfLiteFile.read(FOLDER.resolve(file)));
  }

  /** Made rows: class k lies around a point of its own. */
  private static float[] rows(int batch) {
    float[] rows = new float[batch * 16];
    for (int row = 0; row < batch; row++) {
      for (int i = 0; i < 16; i++) {
        rows[row * 16 + i] = (float) Math.sin((row % 4) * 7 + i + 0.01 * row);
      }
    }
    return rows;
  }

  private static int[] labels(int batch) {
    int[] labels = new int[batch];
    for (int row = 0; row < batch; row++) {
      labels[row] = row % 4;
    }
    return labels;
  }

  @Test
  public void steps_onNewRows_areLearned() throws IOException {
    try (TrainingFile file = open("train.tflite")) {
      float[] rows = rows(file.batch());
      double first = file.step(rows, labels(file.batch()), 0.003);
      double last = first;
      for (int i = 0; i < 60; i++) {
        last = file.step(rows, labels(file.batch()), 0.003);
      }
      assertTrue("loss from " + first + " to " + last, last < 0.05 * first);
      float[] logits = file.infer(rows);
      for (int row = 0; row < file.batch(); row++) {
        for (int other = 0; other < 10; other++) {
          assertTrue("row " + row, logits[row * 10 + row % 4] >= logits[row * 10 + other]);
        }
      }
    }
  }

  @Test
  public void weights_atFirst_areTheModels() throws IOException {
    TrainedModel model = TrainedModel.read(FOLDER.resolve("model.safetensors"));
    try (TrainingFile file = open("train.tflite")) {
      Map<String, float[]> variables = file.variables();
      model
          .weights()
          .forEach((name, values) -> assertArrayEquals(name, values, variables.get(name), 0f));
    }
  }

  @Test
  public void twentySteps_endWhereTheJavaKernelsEnd() throws IOException {
    TrainedModel model = TrainedModel.read(FOLDER.resolve("model.safetensors"));
    try (TrainingFile file = open("train.tflite")) {
      TrainingSteps steps =
          new TrainingSteps(
              model.network(),
              model.loss(),
              Recipe.options(model.spec().training(), model.spec().baseline().regularization()),
              Shape.of(16),
              file.batch(),
              file.batch());
      try (Session session = new JavaExecutor().compile(steps.steps())) {
        file.variables().forEach(session::write);
        Program java = session.program(TrainingSteps.TRAIN);
        float[] rows = rows(file.batch());
        for (int i = 0; i < 20; i++) {
          System.arraycopy(rows, 0, java.input(TrainingSteps.FEATURES), 0, rows.length);
          int[] labels = labels(file.batch());
          System.arraycopy(labels, 0, java.intInput(TrainingSteps.TARGETS), 0, labels.length);
          java.input(TrainingSteps.LEARNING_RATE)[0] = 0.003f;
          java.run();
          double loss = file.step(rows, labels, 0.003);
          double expected = java.output(TrainingSteps.LOSS)[0];
          assertEquals("step " + i, expected, loss, 1e-3 * Math.max(1, expected));
        }
        file.variables()
            .forEach((name, values) -> assertArrayEquals(name, session.read(name), values, 2e-3f));
      }
    }
  }

  @Test
  public void variables_setInAnotherCopy_goOnToTheBit() throws IOException {
    try (TrainingFile first = open("train.tflite");
        TrainingFile second = open("train.tflite")) {
      float[] rows = rows(first.batch());
      int[] labels = labels(first.batch());
      first.step(rows, labels, 0.003);
      second.setVariables(first.variables());
      assertEquals(first.step(rows, labels, 0.003), second.step(rows, labels, 0.003), 0);
      Map<String, float[]> expected = first.variables();
      second
          .variables()
          .forEach((name, values) -> assertArrayEquals(name, expected.get(name), values, 0f));
    }
  }

  @Test
  public void fileThatDoesNotTrain_isRefused() {
    InvalidInputException error =
        assertThrows(InvalidInputException.class, () -> open("infer.tflite"));
    assertTrue(error.getMessage(), error.getMessage().contains("no signature train"));
  }

  @Test
  public void unknownVariable_isRefusedWithTheNames() throws IOException {
    Map<String, float[]> wrong = new LinkedHashMap<>();
    wrong.put("dense9/kernel", new float[1]);
    try (TrainingFile file = open("train.tflite")) {
      InvalidInputException error =
          assertThrows(InvalidInputException.class, () -> file.setVariables(wrong));
      assertTrue(error.getMessage(), error.getMessage().contains("dense1/kernel"));
    }
  }
}
