package dev.hone.cli;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Specs, models, checkpoints and results of version 1 are read, and give the same numbers to the
 * bit. The files' README says how they were made.
 */
public class EarlierFilesTest {
  private static final List<String> FILES =
      List.of(
          "table.csv",
          "sequences.csv",
          "mlp.safetensors",
          "rnn.safetensors",
          "lstm.safetensors",
          "gru.safetensors",
          "spec.json",
          "result.json",
          "whole.safetensors",
          "half.safetensors.checkpoint");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Before
  public void copyFiles() throws IOException {
    for (String name : FILES) {
      try (InputStream in = getClass().getResourceAsStream("version1/" + name)) {
        Files.copy(in, path(name));
      }
    }
  }

  @Test
  public void models_ofEveryFamily_predictAsTheyDid() throws IOException {
    assertSame(expected("mlp.predictions.csv"), predict("mlp", "table.csv"));
    for (String family : List.of("rnn", "lstm", "gru")) {
      assertSame(expected(family + ".predictions.csv"), predict(family, "sequences.csv"));
    }
  }

  /**
   * The same texts, and numbers but for the last digit: those were made when values were floats.
   */
  private static void assertSame(String expected, String actual) {
    String[] wanted = expected.split("[,\r\n]+", -1);
    String[] given = actual.split("[,\r\n]+", -1);
    assertEquals(actual, wanted.length, given.length);
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].matches("-?\\d+\\.\\d+")) {
        double number = Double.parseDouble(wanted[i]);
        assertEquals(number, Double.parseDouble(given[i]), 1e-6 * Math.max(1, Math.abs(number)));
      } else {
        assertEquals(wanted[i], given[i]);
      }
    }
  }

  /** Every field of a spec, and an arm of every regularizer of that time. */
  @Test
  public void spec_runAgain_givesTheSameRuns() throws IOException {
    Call call =
        Call.hone(
            "compare",
            "--spec",
            path("spec.json").toString(),
            "--json",
            path("again.json").toString(),
            "--checkpoint",
            path("work").toString());
    assertEquals(call.err, 0, call.exitCode);

    JsonObject before = json("result.json");
    JsonObject after = json("again.json");
    assertEquals(before.get("specHash"), after.get("specHash"));
    assertEquals(before.get("spec"), after.get("spec"));
    JsonArray runs = timeless(after.getAsJsonArray("runs"));
    for (JsonElement run : runs) { // it was not measured then
      run.getAsJsonObject().remove("truthLoss");
      run.getAsJsonObject().remove("truthMetric");
    }
    assertEquals(timeless(before.getAsJsonArray("runs")), runs);
  }

  @Test
  public void result_shown_hasItsTable() {
    Call call = Call.hone("show", path("result.json").toString());
    assertEquals(call.err, 0, call.exitCode);
    for (String arm : List.of("l1=1e-4+l2=0.003", "smooth", "input-noise=0.2+early-stopping=4")) {
      assertTrue(call.out, call.out.contains(arm));
    }
  }

  /** Killed after 126 of 150 epochs. */
  @Test
  public void checkpoint_resumed_endsWithTheWeightsOfTheWholeRun() throws IOException {
    Call call =
        Call.hone(
            "train",
            "--data",
            "two-moons",
            "--hidden",
            "6",
            "--epochs",
            "150",
            "--batch",
            "1",
            "--optimizer",
            "rmsprop",
            "--arm",
            "dropout=0.2+early-stopping=150",
            "--resume",
            "-o",
            path("half.safetensors").toString());
    assertEquals(call.err, 0, call.exitCode);
    assertFalse(Files.exists(path("half.safetensors.checkpoint")));

    TrainedModel whole = TrainedModel.read(path("whole.safetensors"));
    TrainedModel resumed = TrainedModel.read(path("half.safetensors"));
    assertEquals(whole.weights().keySet(), resumed.weights().keySet());
    whole
        .weights()
        .forEach((name, values) -> assertArrayEquals(name, values, resumed.weights().get(name), 0));
  }

  private String predict(String model, String data) {
    Call call =
        Call.hone(
            "predict",
            "--model",
            path(model + ".safetensors").toString(),
            "--data",
            path(data).toString());
    assertEquals(call.err, 0, call.exitCode);
    return call.out;
  }

  private static String expected(String name) throws IOException {
    try (InputStream in = EarlierFilesTest.class.getResourceAsStream("version1/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private JsonObject json(String name) throws IOException {
    return JsonParser.parseString(Files.readString(path(name))).getAsJsonObject();
  }

  private static JsonArray timeless(JsonArray runs) {
    JsonArray result = runs.deepCopy();
    for (JsonElement run : result) {
      run.getAsJsonObject().remove("seconds");
      run.getAsJsonObject()
          .getAsJsonArray("history")
          .forEach(epoch -> epoch.getAsJsonObject().remove("seconds"));
    }
    return result;
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
