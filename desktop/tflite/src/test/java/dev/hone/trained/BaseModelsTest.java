package dev.hone.trained;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.hone.base.Seed;
import dev.hone.data.source.DataSource;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Split;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.exec.JavaExecutor;
import dev.hone.run.ModelTraining;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.gpu.GpuCompatibility;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.LoadedModel;
import dev.hone.tflite.run.LoadedSignature;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.train.Examples;
import dev.hone.train.Inference;
import dev.hone.train.TrainingListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Assume;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What the base models' cards say holds of the shipped files. */
@RunWith(Parameterized.class)
public class BaseModelsTest {
  private static final Path MODELS = Paths.get("../../models");
  private static final Path DATA = Paths.get("../../../shared/data");
  private static final int BATCH = 32;
  private static final Pattern ACCURACY = Pattern.compile("\\| accuracy \\| ([0-9.]+) %");

  private final String name;
  private final Path folder;

  public BaseModelsTest(String name) {
    this.name = name;
    folder = MODELS.resolve(name);
  }

  @Parameters(name = "{0}")
  public static List<String> models() {
    return List.of("pen-digits-lstm", "pen-digits-mlp", "activity-lstm");
  }

  private String card() throws IOException {
    return new String(Files.readAllBytes(folder.resolve("README.md")), StandardCharsets.UTF_8);
  }

  private TrainedModel model() throws IOException {
    return TrainedModel.read(folder.resolve("model.safetensors"));
  }

  @Test
  public void card_namesEveryFileWithItsSize() throws IOException {
    String card = card();
    for (String file :
        List.of(
            "model.safetensors",
            "infer.tflite",
            "infer-32.tflite",
            "train.tflite",
            "train-gpu.tflite")) {
      long size = Files.size(folder.resolve(file));
      String line = String.format(Locale.ROOT, "| `%s` | %,d |", file, size);
      assertTrue("the card of " + name + " should say: " + line, card.contains(line));
    }
  }

  @Test
  public void specAndFiles_belongTogether() throws IOException {
    TrainedModel model = model();
    Path spec = folder.resolve("spec.json");
    assertEquals(
        ExperimentSpec.parse(
                spec.toString(), new String(Files.readAllBytes(spec), StandardCharsets.UTF_8))
            .toJson(),
        model.spec().toJson());
    assertEquals(name, TfLiteFile.read(folder.resolve("infer.tflite")).info("name"));
    for (String file : List.of("infer.tflite", "infer-32.tflite", "train-gpu.tflite")) {
      GpuCompatibility gpu = GpuCompatibility.of(TfLiteFile.read(folder.resolve(file)));
      assertTrue(file + ": " + gpu, gpu.fully());
    }
  }

  @Test
  public void resources_holdTheModel() throws IOException {
    assertTrue(
        getClass().getResource("/models/" + name + "/infer.tflite") != null
            && getClass().getResource("/models/" + name + "/README.md") != null);
  }

  @Test
  public void inferenceFiles_giveWhatTheJavaKernelsGive() throws IOException {
    TrainedModel model = model();
    int width = Examples.rowShape(model.preprocessor()).size();
    float[] features = new float[BATCH * width];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) Math.sin(i);
    }
    float[] expected = new float[0];
    try (Inference java =
        new Inference(
            new JavaExecutor(),
            model.network(),
            Examples.rowShape(model.preprocessor()),
            model.weights(),
            BATCH,
            1)) {
      int classes = model.schema().classNames().size();
      var predictions = java.predict(features, BATCH);
      expected = new float[BATCH * classes];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = predictions.probability(i / classes, i % classes);
      }
    }
    assertArrayEquals(expected, probabilities("infer-32.tflite", features, BATCH), 1e-5f);
    assertArrayEquals(expected, probabilities("infer.tflite", features, 1), 1e-5f);
  }

  /** All rows through a file, batch by batch; the last batch is filled up with zeros. */
  private float[] probabilities(String file, float[] features, int batch) throws IOException {
    try (LoadedModel loaded =
        new JavaCppRuntime()
            .load(
                TfLiteFile.read(folder.resolve(file)),
                new TfLiteRuntime.Options(1, Accelerator.XNNPACK))) {
      LoadedSignature signature = loaded.signature(ModelExport.INFER);
      float[] in = new float[signature.inputs().get("features").shape().size()];
      float[] out = new float[signature.outputs().get("probabilities").shape().size()];
      int width = in.length / batch;
      int classes = out.length / batch;
      int rows = features.length / width;
      float[] all = new float[rows * classes];
      for (int row = 0; row < rows; row += batch) {
        int count = Math.min(batch, rows - row);
        System.arraycopy(features, row * width, in, 0, count * width);
        signature.put("features", in);
        signature.run();
        signature.get("probabilities", out);
        System.arraycopy(out, 0, all, row * classes, count * classes);
      }
      return all;
    }
  }

  @Test
  public void accuracy_ofTheShippedFile_isTheCards() throws IOException {
    TrainedModel model = model();
    Dataset rows = testRows(model);
    int classes = model.schema().classNames().size();
    float[] probabilities =
        probabilities("infer-32.tflite", model.preprocessor().transform(rows), BATCH);
    int right = 0;
    for (int row = 0; row < rows.size(); row++) {
      int best = 0;
      for (int i = 1; i < classes; i++) {
        if (probabilities[row * classes + i] > probabilities[row * classes + best]) {
          best = i;
        }
      }
      right += best == rows.labels()[row] ? 1 : 0;
    }
    String measured = String.format(Locale.ROOT, "%.1f", 100.0 * right / rows.size());
    System.out.printf("%s: %d of %d test rows%n", name, right, rows.size());
    Matcher card = ACCURACY.matcher(card());
    assertTrue("the card has a line | accuracy | N %", card.find());
    assertEquals(measured, card.group(1));
  }

  /** The rows that the recipe keeps for the test; for activity, the archive's own test file. */
  private Dataset testRows(TrainedModel model) {
    DataSettings settings = model.spec().data();
    boolean activity = name.startsWith("activity");
    Path file =
        DATA.resolve(activity ? settings.source().replace("TRAIN", "TEST") : settings.source());
    Assume.assumeTrue("no " + file, Files.exists(file));
    if (activity) {
      return DataSource.loadToPredict(file.toString(), model.schema()).dataset();
    }
    Seed seed = new Seed(model.spec().seed()).child("repeat").child(0);
    Dataset all =
        DataSource.load(
                file.toString(),
                new DataSource.Options(null, null, 0, 1, settings.sequenceSteps()),
                seed.child("data"))
            .dataset();
    Split split =
        Split.stratified(
            all, settings.validationFraction(), settings.testFraction(), seed.child("split"));
    return all.subset(split.test());
  }

  private static ExperimentSpec at(ExperimentSpec spec, Path data) {
    JsonObject json = spec.toJson();
    json.getAsJsonObject("data").addProperty("source", data.toString());
    return ExperimentSpec.parse("spec", json.toString());
  }

  /** The other recipes are the same program; this one is the fastest. */
  @Test
  public void recipe_makesTheSameBytes() throws IOException {
    Assume.assumeTrue("the fastest is enough", name.equals("pen-digits-mlp"));
    TrainedModel shipped = model();
    Path data = DATA.resolve(shipped.spec().data().source());
    Assume.assumeTrue("no " + data, Files.exists(data));
    ExperimentSpec spec = at(shipped.spec(), data);
    TrainedModel again =
        new ModelTraining(spec)
            .run(new JavaExecutor(), TrainingListener.NONE, () -> false, null, 5)
            .model();
    shipped
        .weights()
        .forEach((key, values) -> assertArrayEquals(key, values, again.weights().get(key), 0f));
    TfLiteFile remade =
        new ModelExport(
                again,
                name,
                "Hone",
                TfLiteFile.read(folder.resolve("infer.tflite")).info("licence"))
            .inference(1);
    assertEquals(TfLiteFile.read(folder.resolve("infer.tflite")).buffer(), remade.buffer());
  }
}
