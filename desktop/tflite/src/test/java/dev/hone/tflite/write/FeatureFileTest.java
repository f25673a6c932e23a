package dev.hone.tflite.write;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.graph.Shape;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.LoadedSignature;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Shipped files cut at a tensor. */
public class FeatureFileTest {
  private static final Path MODELS = Paths.get("../../models");

  private static float[] run(TfLiteFile file, String signature, String output, float[] input) {
    try (LoadedModel model = new JavaCppRuntime().load(file, TfLiteRuntime.Options.plain())) {
      LoadedSignature loaded = model.signature(signature);
      loaded.put(loaded.inputs().keySet().iterator().next(), input);
      loaded.run();
      float[] values = new float[loaded.outputs().get(output).shape().size()];
      loaded.get(output, values);
      return values;
    }
  }

  private static float[] wave(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) Math.sin(i);
    }
    return values;
  }

  @Test
  public void cutAtAnOutput_givesThatOutput() throws IOException {
    TfLiteFile whole = TfLiteFile.read(MODELS.resolve("pen-digits-lstm/infer.tflite"));
    TfLiteFile part = FeatureFile.cut(whole, "output");

    assertEquals(List.of("features"), new ArrayList<>(part.signatures().get(0).inputs().keySet()));
    float[] input = wave(16);
    assertArrayEquals(
        run(whole, "infer", "output", input), run(part, "features", "features", input), 0f);
    assertTrue(part.operations(0).size() < whole.operations(0).size());
  }

  /** The last hidden layer's values times the output layer's weights are the logits. */
  @Test
  public void cutInside_givesWhatTheRestStartsFrom() throws IOException {
    TfLiteFile whole = TfLiteFile.read(MODELS.resolve("pen-digits-mlp/infer.tflite"));
    List<String> hidden =
        FeatureFile.candidates(whole).entrySet().stream()
            .filter(entry -> entry.getValue().shape().equals(Shape.of(1, 1, 1, 32)))
            .map(Map.Entry::getKey)
            .toList();
    String last = hidden.get(hidden.size() - 1);
    float[] features = run(FeatureFile.cut(whole, last), "features", "features", wave(16));
    var model = TrainedModel.read(MODELS.resolve("pen-digits-mlp/model.safetensors"));
    float[] kernel = model.weights().get("dense1/kernel");
    float[] logits = model.weights().get("dense1/bias").clone();
    for (int i = 0; i < 32; i++) {
      assertTrue(last + " is a ReLU's", features[i] >= 0);
      for (int o = 0; o < 10; o++) {
        logits[o] += features[i] * kernel[i * 10 + o];
      }
    }
    assertArrayEquals(logits, run(whole, "infer", "output", wave(16)), 1e-4f);
  }

  @Test
  public void cutAtNoTensor_namesThoseThereAre() throws IOException {
    TfLiteFile whole = TfLiteFile.read(MODELS.resolve("pen-digits-mlp/infer.tflite"));
    InvalidInputException error =
        assertThrows(InvalidInputException.class, () -> FeatureFile.cut(whole, "outptu"));
    assertTrue(error.getMessage(), error.getMessage().contains("output"));
  }

  @Test
  public void cutOfATrainingFile_isRefused() throws IOException {
    TfLiteFile train = TfLiteFile.read(MODELS.resolve("pen-digits-mlp/train.tflite"));
    InvalidInputException error =
        assertThrows(InvalidInputException.class, () -> FeatureFile.cut(train, "output"));
    assertTrue(error.getMessage(), error.getMessage().contains("variable"));
  }
}
