package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hone.base.JsonFields;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.ResultFile;
import dev.hone.stats.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The commands that write, read and run TensorFlow Lite files. */
public class TfLiteCommandsTest {
  private static final Path MODELS = Paths.get("../../models");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }

  private static Call good(String... args) {
    Call call = Call.hone(args);
    assertEquals(call.err, Hone.OK, call.exitCode);
    return call;
  }

  @Test
  public void defaultComparison_inBothExecutors_hasTheSameVerdicts() throws IOException {
    Map<String, Verdict> java = verdicts("java");
    assertEquals(java, verdicts("tflite"));
    assertTrue(java.toString(), java.values().stream().filter(Verdict.BETTER::equals).count() >= 2);
  }

  private Map<String, Verdict> verdicts(String executor) throws IOException {
    Path json = path(executor + ".json");
    good(
        "compare",
        "--executor",
        executor,
        "--json",
        json.toString(),
        "--checkpoint",
        path("checkpoint-" + executor).toString());
    Comparison comparison =
        ResultFile.fromJson(
            JsonFields.parse(
                "result", new String(Files.readAllBytes(json), StandardCharsets.UTF_8)));
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (ArmSummary arm : comparison.arms()) {
      if (!arm.isBaseline()) {
        verdicts.put(arm.name(), arm.metricComparison().verdict());
      }
    }
    return verdicts;
  }

  @Test
  public void trainAndPredict_inTensorFlowLite_giveWhatJavaGives() throws IOException {
    String model = path("m.safetensors").toString();
    good("train", "--data", "iris", "--epochs", "30", "--executor", "tflite", "-o", model);
    Path rows = path("rows.csv");
    Files.write(
        rows,
        "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n6,3,5,2\n"
            .getBytes(StandardCharsets.UTF_8));
    Call tflite =
        Call.hone("predict", "--model", model, "--data", rows.toString(), "--executor", "tflite");
    Call java = Call.hone("predict", "--model", model, "--data", rows.toString());
    assertEquals(java.err, Hone.OK, java.exitCode);
    assertEquals(java.out, tflite.out);
  }

  @Test
  public void export_writesFourFiles_thatInspectReads() throws IOException {
    String model = path("m.safetensors").toString();
    good("train", "--data", "iris", "--epochs", "3", "-o", model);
    Path out = path("exported");
    good("export", model, "-o", out.toString(), "--batch", "7", "--licence", "CC0");

    Call inspected = good("inspect", out.resolve("infer-7.tflite").toString());
    assertTrue(inspected.out, inspected.out.contains("float32 [7, 4]"));
    assertTrue(inspected.out, inspected.out.contains("licence: CC0"));
    assertTrue(inspected.out, inspected.out.contains("takes all"));
    Call train = good("inspect", "--json", out.resolve("train.tflite").toString());
    JsonObject json = JsonParser.parseString(train.out).getAsJsonObject();
    assertEquals(4, json.getAsJsonArray("signatures").size());
    assertEquals(false, json.getAsJsonObject("gpu").get("fully").getAsBoolean());
    Call all = good("inspect", "--operations", out.resolve("train-gpu.tflite").toString());
    assertTrue(all.out, all.out.contains("BATCH_MATMUL"));
  }

  @Test
  public void inspect_badFile_isRefusedWithTheReason() throws IOException {
    Path cut = path("cut.tflite");
    byte[] whole = Files.readAllBytes(MODELS.resolve("pen-digits-mlp/infer.tflite"));
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    Call call = Call.hone("inspect", cut.toString());
    assertEquals(Hone.BAD_INPUT, call.exitCode);
    assertTrue(call.err, call.err.contains("cut.tflite"));
  }

  @Test
  public void features_ofAFrozenBase_trainAHead() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      for (int c = 0; c < 16; c++) {
        rows.append((i % 2 == 0 ? 10 + c : 90 - 3 * c) + i % 5).append(',');
      }
      rows.append(i % 2 == 0 ? "up" : "down").append('\n');
    }
    Path data = path("strokes.csv");
    Files.write(data, rows.toString().getBytes(StandardCharsets.UTF_8));
    String base = MODELS.resolve("pen-digits-mlp/infer.tflite").toString();
    Path features = path("features.csv");

    assertTrue(good("features", "--base", base).out.contains("probabilities"));
    Call made =
        good(
            "features",
            "--base",
            base,
            "--tensor",
            "output",
            "--data",
            data.toString(),
            "-o",
            features.toString());
    assertTrue(made.out, made.out.contains("40 rows of 10 features"));
    Call head =
        good(
            "train",
            "--data",
            features.toString(),
            "--hidden",
            "4",
            "-o",
            path("head.safetensors").toString());
    assertTrue(head.out, head.out.contains("accuracy 100.0 %"));
    Call unknown =
        Call.hone(
            "features",
            "--base",
            base,
            "--tensor",
            "outptu",
            "--data",
            data.toString(),
            "-o",
            features.toString());
    assertEquals(Hone.BAD_INPUT, unknown.exitCode);
    assertTrue(unknown.err, unknown.err.contains("output"));
  }

  @Test
  public void executor_auto_saysWhatItTook() {
    String model = path("m.safetensors").toString();
    String[] train = {
      "train", "--data", "iris", "--epochs", "2", "--executor", "auto", "-o", model
    };
    String[] wide = Arrays.copyOf(train, train.length + 2);
    wide[train.length] = "--hidden";
    wide[train.length + 1] = "256,256";
    Call call = good(wide);
    assertTrue(call.err, call.err.matches("(?s).*Executor (java|tflite), by a short measur.*"));
    call = good(train);
    assertTrue(
        call.err,
        call.err.matches("(?s).*Executor java: a step has about \\d+ operations, too few .*"));
  }

  @Test
  public void executor_unknown_isRefused() {
    Call call = Call.hone("compare", "--executor", "gpu");
    assertEquals(Hone.BAD_INPUT, call.exitCode);
    assertTrue(call.err, call.err.contains("java, tflite, auto"));
  }
}
