package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** How often, on which parts, and how near is the same: from options and spec files to results. */
public class PlanOptionsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void untilDecided_saysAtEachLookHowManyAreOpen() throws IOException {
    Call call = compare("--repeats", "until-decided:8", "--arms", "none,l1=1,again:none@1");
    assertEquals(call.err, 0, call.exitCode);
    assertTrue(call.err, call.err.contains("repeats until decided, at most 8 (24 runs)"));
    assertTrue(call.err, call.err.contains("After 5 repeats: 1 of 2 arms still open"));
    assertTrue(call.err, call.err.contains("After 8 repeats: "));
    JsonObject spec = spec();
    assertTrue(spec.get("untilDecided").getAsBoolean());
    assertEquals(8, spec.get("repeats").getAsInt());
    assertEquals(2, spec.get("minutes").getAsDouble(), 0);
    JsonObject judging = result().getAsJsonObject("judging");
    assertTrue(judging.get("untilDecided").getAsBoolean());
  }

  @Test
  public void minutes_endItAtTheFirstLook() throws IOException {
    Call call =
        compare("--repeats", "until-decided", "--minutes", "1e-9", "--arms", "none,b:none@1");
    assertEquals(call.err, 0, call.exitCode);
    assertEquals(
        5, result().getAsJsonArray("arms").get(0).getAsJsonObject().get("runs").getAsInt());
    assertTrue(call.out, call.out.contains("ended it after 5 repeats"));
  }

  @Test
  public void folds_areOnceUnlessRepeated() throws IOException {
    assertEquals(0, compare("--folds", "3").exitCode);
    assertEquals(1, spec().get("repeats").getAsInt());
    assertEquals("3", spec().get("folds").getAsString());
    assertFalse(spec().has("untilDecided"));
    assertEquals(6, result().getAsJsonArray("runs").size());

    Call twice = compare("--folds", "3", "--repeats", "2");
    assertTrue(twice.err, twice.err.contains("2 times 3 folds, 12 runs"));
    assertEquals(12, result().getAsJsonArray("runs").size());
  }

  @Test
  public void leaveOneOut_leavesEachRowOutOnce() throws IOException {
    Call call = compare("--folds", "loo");
    assertEquals(call.err, 0, call.exitCode);
    assertTrue(call.err, call.err.contains("each row left out once"));
    assertEquals(300, result().getAsJsonArray("runs").size());
    assertEquals("loo", spec().get("folds").getAsString());
  }

  @Test
  public void specThatNamesANumber_keepsIt() throws IOException {
    assertEquals(0, compare("--repeats", "3", "--same-within", "2").exitCode);
    Path spec = path("spec.json");
    Call again =
        Call.hone("compare", "--spec", spec.toString(), "--json", path("again.json").toString());
    assertEquals(again.err, 0, again.exitCode);
    JsonObject result =
        JsonParser.parseString(Files.readString(path("again.json"))).getAsJsonObject();
    assertEquals(6, result.getAsJsonArray("runs").size());
    assertEquals(
        0.02,
        result.getAsJsonObject("judging").getAsJsonObject("sameWithin").get("size").getAsDouble(),
        0);
    assertTrue(again.out, again.out.replace('\n', ' ').contains("within 2 points"));
  }

  @Test
  public void wrongOnes_areRefused() {
    refused(
        "--repeats is \"often\"; allowed are a whole number, until-decided, or until-decided:N",
        "--repeats",
        "often");
    refused(
        "--repeats is \"until-decided5\"; allowed are a whole number, until-decided, or"
            + " until-decided:N",
        "--repeats",
        "until-decided5");
    refused(
        "number of repeats is 4; allowed are whole numbers from 5 to 50",
        "--repeats",
        "until-decided:4");
    refused("--folds is \"1\"; allowed are loo, or a whole number from 2 to 1000", "--folds", "1");
    refused(
        "--folds is \"all\"; allowed are loo, or a whole number from 2 to 1000", "--folds", "all");
    refused("minutes are a limit for repeats until decided", "--repeats", "5", "--minutes", "1");
    refused("“practically the same within” is \"-1\"", "--same-within", "-1");
    refused("“practically the same within” is \"near\"", "--same-within", "near");
    refused("“practically the same within” is \"100\"", "--same-within", "100");
    refused("“practically the same within” is \"150%\"", "--same-within", "150%");
    refused("“practically the same within” is \"2%%\"", "--same-within", "2%%");
    refused("the number of folds is 151; allowed are 2 to 150", "--folds", "151");
    refused("number of repeats is 51", "--repeats", "until-decided:51");
    refused("minutes is -1.0", "--minutes", "-1");
    refused(
        "repeats until decided go with random test parts",
        "--folds",
        "5",
        "--repeats",
        "until-decided");
  }

  private void refused(String message, String... options) {
    Call call = compare(options);
    assertEquals(call.err, Hone.BAD_INPUT, call.exitCode);
    assertTrue(call.err, call.err.contains(message));
  }

  /** Two arms on iris, one epoch, unless said otherwise. */
  private Call compare(String... options) {
    List<String> words =
        new ArrayList<>(List.of("compare", "--data", "iris", "--hidden", "16", "--seed", "9"));
    if (!List.of(options).contains("--arms")) {
      words.addAll(List.of("--epochs", "1", "--arms", "none,l2=0.01"));
    } else {
      words.addAll(List.of("--epochs", "60"));
    }
    words.addAll(List.of(options));
    words.addAll(List.of("--write-spec", path("spec.json").toString()));
    words.addAll(List.of("--json", path("result.json").toString()));
    words.addAll(List.of("--checkpoint", new File(folder.getRoot(), "work").toString()));
    return Call.hone(words.toArray(new String[0]));
  }

  private JsonObject spec() throws IOException {
    return JsonParser.parseString(Files.readString(path("spec.json"))).getAsJsonObject();
  }

  private JsonObject result() throws IOException {
    return JsonParser.parseString(Files.readString(path("result.json"))).getAsJsonObject();
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
