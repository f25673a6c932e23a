package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hone.base.JsonFields;
import dev.hone.compare.Comparison;
import dev.hone.report.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CompareCommandTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void compare_writesReportAndResult() throws IOException {
    Path report = path("r.html");
    Call call = compare("a.json", "--report", report.toString());

    assertEquals(call.err, 0, call.exitCode);
    assertTrue(call.out, call.out.contains("baseline"));
    Comparison comparison =
        ResultFile.fromJson(JsonFields.parse("result", Files.readString(path("a.json"))));
    assertEquals(3, comparison.arms().size());
    assertEquals(6, comparison.runs().size());
    assertTrue(
        Files.readString(report).contains("<svg") || Files.readString(report).contains("d3"));
    assertFalse(Files.exists(path("checkpoint")));
  }

  @Test
  public void compare_anyNumberOfThreads_sameNumbers() throws IOException {
    compare("one.json", "--threads", "1");
    compare("three.json", "--threads", "3");

    assertEquals(result("one.json"), result("three.json"));
  }

  /** The second line of the answer and the result say which loops ran. */
  @Test
  public void compare_withKernels_namesThem() throws IOException {
    for (String kernels : List.of("hotspot", "art", "portable")) {
      String name = kernels.equals("hotspot") ? "java" : "java-" + kernels;
      Call call = compare(kernels + ".json", "--kernels", kernels);
      assertEquals(call.err, 0, call.exitCode);
      assertTrue(call.out, call.out.contains("rows per repeat · computed by " + name + "\n"));
      Comparison comparison =
          ResultFile.fromJson(
              JsonFields.parse("result", Files.readString(path(kernels + ".json"))));
      assertEquals(name, comparison.origin().provenance().executor());
    }
    compare("named.json", "--executor", "java-portable");
    assertEquals(result("portable.json"), result("named.json"));
    assertEquals(
        "hone: --kernels is \"neon\"; allowed are hotspot, art, portable",
        compare("no.json", "--kernels", "neon").err.strip());
    assertEquals(
        "hone: --kernels is for the executor java, not for tflite",
        compare("no.json", "--executor", "tflite", "--kernels", "art").err.strip());
  }

  @Test
  public void compare_specWrittenAndReadBack_sameNumbers() throws IOException {
    Path spec = path("spec.json");
    compare("direct.json", "--write-spec", spec.toString());
    Call call =
        Call.hone(
            "compare",
            "--spec",
            spec.toString(),
            "--json",
            path("spec-result.json").toString(),
            "--checkpoint",
            path("checkpoint").toString());

    assertEquals(call.err, 0, call.exitCode);
    assertEquals(result("direct.json"), result("spec-result.json"));
  }

  @Test
  public void compare_absurdLearningRate_saysThatItDiverged() throws IOException {
    Call call = compare("d.json", "--lr", "1e6", "--optimizer", "sgd");

    assertEquals(Hone.DIVERGED, call.exitCode);
    assertTrue(call.out, call.out.contains("diverged"));
    assertTrue(call.out, call.out.contains("try a learning rate"));
    String tables = call.out.substring(0, call.out.indexOf("repeat 1 of 2"));
    assertFalse(call.out, tables.contains("NaN"));
    assertFalse(Files.readString(path("d.json")).contains(":NaN"));
  }

  @Test
  public void train_absurdLearningRate_explainsAndWritesNothing() {
    Path model = path("m.safetensors");
    Call call = Call.hone("train", "--data", "iris", "--lr", "1e6", "-o", model.toString());

    assertEquals(Hone.DIVERGED, call.exitCode);
    assertTrue(call.err, call.err.matches("(?s).*diverged at epoch \\d+: .*; try .*"));
    assertFalse(Files.exists(model));
    assertFalse(Files.exists(path("m.safetensors.checkpoint")));
  }

  @Test
  public void trainShowPredict_roundTrip() throws IOException {
    Path model = path("m.safetensors");
    Path rows = path("rows.csv");
    List<String> lines = new ArrayList<>();
    lines.add("x,y,kind");
    for (int i = 0; i < 80; i++) {
      lines.add(i % 10 + "," + (i * 7) % 13 + "," + (i % 10 < 5 ? "low" : "high"));
    }
    Files.write(rows, lines);

    Call train =
        Call.hone("train", "--data", rows.toString(), "--epochs", "60", "-o", model.toString());
    assertEquals(train.err, 0, train.exitCode);
    Call show = Call.hone("show", model.toString());
    assertTrue(show.out, show.out.contains("block1/dense1/kernel"));
    assertTrue(show.out, show.out.contains("low, high") || show.out.contains("high, low"));

    Call predict = Call.hone("predict", "--model", model.toString(), "--data", rows.toString());
    assertEquals(predict.err, 0, predict.exitCode);
    List<String> predictions = predict.out.lines().toList();
    assertEquals(81, predictions.size());
    assertTrue(predictions.get(0), predictions.get(0).startsWith("row,kind,p("));
    long right = 0;
    for (int i = 0; i < 80; i++) {
      right += predictions.get(i + 1).split(",", -1)[1].equals(i % 10 < 5 ? "low" : "high") ? 1 : 0;
    }
    assertTrue("only " + right + " of 80 right", right >= 76);
    assertTrue(predict.err, predict.err.contains("accuracy on these 80 rows"));
  }

  @Test
  public void datasets_listsAndShows() {
    Call list = Call.hone("datasets");
    assertEquals(0, list.exitCode);
    assertTrue(list.out.contains("iris") && list.out.contains("adding"));
    Call iris = Call.hone("datasets", "iris");
    assertTrue(iris.out, iris.out.contains("setosa 50"));
    assertTrue(iris.out, iris.out.contains("licence"));
  }

  private Call compare(String json, String... more) {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("compare", "--data", "iris", "--seeds", "2", "--epochs", "5"));
    args.addAll(List.of("--arms", "none,dropout=0.3,early-stopping=2"));
    args.addAll(List.of("--json", path(json).toString()));
    args.addAll(List.of("--checkpoint", path("checkpoint").toString()));
    args.addAll(List.of(more));
    return Call.hone(args);
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }

  /** The result without the times, which differ from run to run. */
  private JsonElement result(String name) throws IOException {
    JsonElement json = JsonParser.parseString(Files.readString(path(name)));
    removeTimes(json);
    return json;
  }

  private static void removeTimes(JsonElement json) {
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(CompareCommandTest::removeTimes);
    } else if (json.isJsonObject()) {
      JsonObject object = json.getAsJsonObject();
      object.remove("seconds");
      object.entrySet().forEach(entry -> removeTimes(entry.getValue()));
    }
  }
}
