package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.activations.Activations;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Each bad input ends with exit code 2, one clear message, and nothing written. */
public class BadInputTest {
  private static final String GOOD_ROWS = "a,b,kind\n" + "1,2,x\n2,1,y\n3,5,x\n4,4,y\n".repeat(10);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path good;
  private Path json;
  private Path report;
  private Path checkpoint;

  @Before
  public void makeFiles() throws IOException {
    good = file("good.csv", GOOD_ROWS);
    json = folder.getRoot().toPath().resolve("result.json");
    report = folder.getRoot().toPath().resolve("report.html");
    checkpoint = folder.getRoot().toPath().resolve("checkpoint");
  }

  @Test
  public void goodInput_isAccepted() throws IOException {
    Call call = Call.hone(compare(good, "--epochs", "2", "--seeds", "2", "--arms", "none,l2=0.1"));

    assertEquals(call.err, 0, call.exitCode);
    assertTrue(Files.size(json) > 0);
    assertTrue(Files.size(report) > 0);
    assertFalse(Files.exists(checkpoint));
  }

  @Test
  public void missingFile() {
    refused(compare(Paths.get("no-such.csv")), "no-such.csv");
  }

  @Test
  public void emptyFile() throws IOException {
    refused(compare(file("empty.csv", "")), "empty.csv");
  }

  @Test
  public void headerOnly() throws IOException {
    refused(compare(file("header.csv", "a,b,kind\n")), "header.csv");
  }

  @Test
  public void raggedRows() throws IOException {
    refused(compare(file("ragged.csv", GOOD_ROWS + "1,2\n")), "line 42");
  }

  @Test
  public void textTargetInRegression() throws IOException {
    refused(compare(good, "--task", "regression"), "kind");
  }

  @Test
  public void oneClassOnly() throws IOException {
    refused(compare(file("one.csv", "a,kind\n" + "1,x\n2,x\n".repeat(20))), "kind");
  }

  @Test
  public void fewerRowsThanParts() throws IOException {
    refused(compare(file("few.csv", "a,kind\n1,x\n2,y\n")), "row");
  }

  @Test
  public void columnAllMissing() throws IOException {
    refused(compare(file("gap.csv", "a,kind\n" + ",x\n,y\n".repeat(20))), "a (empty)");
  }

  @Test
  public void textInANumericColumn() throws IOException {
    refused(
        compare(file("mixed.csv", GOOD_ROWS + "Inf,2,x\n".repeat(10))),
        "column \"a\": 10 of 50 filled cells are no numbers (Inf)");
  }

  @Test
  public void nanText_countsAsMissing() throws IOException {
    Path file = file("nan.csv", GOOD_ROWS + "NaN,2,x\n");

    Call call = Call.hone(compare(file, "--epochs", "1", "--seeds", "2", "--arms", "none,l2=1"));

    assertEquals(call.err, 0, call.exitCode);
    assertFalse(call.out, call.out.contains("NaN"));
  }

  @Test
  public void oneGigabyteOfOneLine() throws IOException {
    Path file = folder.getRoot().toPath().resolve("huge.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }
    refused(compare(file), "huge.csv");
  }

  @Test
  public void longTextLine() throws IOException {
    Path file = folder.getRoot().toPath().resolve("long.csv");
    try (Writer writer = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 1 << 22; i++) {
        writer.write("12345,6789,1234,");
      }
    }
    refused(compare(file), "long.csv");
  }

  @Test
  public void unknownNames() {
    refused(compare(good, "--arms", "none,dropuot=0.3"), "dropuot");
    refused(compare(good, "--optimizer", "adm"), "adam");
    refused(compare(good, "--model", "transformer"), "transformer");
    refused(
        compare(good, "--activation", "step"),
        "--activation is \"step\"; allowed are " + String.join(", ", Activations.ALL.names()));
    refused(compare(good, "--executor", "cuda"), "--executor");
    refused(List.of("compare", "--data", "irsi"), "iris");
    refused(List.of("compare", "--epoch", "3"), "--epochs");
    refused(List.of("datasets", "irsi"), "iris");
  }

  @Test
  public void numbersOutOfRange() {
    refused(compare(good, "--lr", "-1"), "learning rate");
    refused(compare(good, "--lr", "NaN"), "learning rate");
    refused(compare(good, "--hidden", "0"), "hidden");
    refused(compare(good, "--arms", "dropout=1.0"), "dropout");
    refused(compare(good, "--arms", "l2=-1"), "l2");
    refused(compare(good, "--epochs", "0"), "epochs");
    refused(compare(good, "--batch", "0"), "--batch");
    refused(compare(good, "--batch", "some"), "--batch");
    refused(
        compare(good, "--seeds", "0"),
        "number of repeats is 0; allowed are whole numbers from 1 to 1000");
    refused(compare(good, "--threads", "0"), "threads");
    refused(compare(good, "--train-fraction", "0"), "rain fraction");
    refused(compare(good, "--label-noise", "2"), "label noise");
    refused(compare(good, "--test-fraction", "1"), "test fraction");
    refused(compare(good, "--test-fraction", "0"), "test fraction");
    refused(compare(good, "--arms", "none,none"), "two arms");
    refused(compare(good, "--difficult"), "--difficult");
  }

  @Test
  public void regularisationThatDoesNotFitTheTask() {
    refused(compare(Paths.get("co2"), "--arms", "none,label-smoothing=0.1"), "label smoothing");
  }

  @Test
  public void specs() throws IOException {
    Path unknown =
        file("unknown.json", "{\"version\":1,\"data\":{\"source\":\"iris\"},\"colour\":1}");
    refused(List.of("compare", "--spec", unknown.toString()), "repeats");
    Path field =
        file(
            "field.json",
            "{\"version\":1,\"data\":{\"source\":\"iris\",\"colour\":1},\"arms\":[{\"name\":\"none\"}],"
                + "\"repeats\":2}");
    refused(List.of("compare", "--spec", field.toString()), "data.colour");
    Path newer = file("newer.json", "{\"version\":99}");
    refused(List.of("compare", "--spec", newer.toString()), "newer Hone");
    Path noJson = file("no.json", "{\"version\":");
    refused(List.of("compare", "--spec", noJson.toString()), "no.json");
    refused(List.of("compare", "--spec", "missing.json"), "missing.json");
  }

  @Test
  public void modelFiles() throws IOException {
    Path foreign = file("foreign.safetensors", "this is no model at all, but long enough to read");
    refused(
        List.of("predict", "--model", foreign.toString(), "--data", good.toString()),
        "foreign.safetensors");
    refused(List.of("show", foreign.toString()), "foreign.safetensors");
    refused(List.of("show", "missing.safetensors"), "missing.safetensors");
    Path model = folder.getRoot().toPath().resolve("m.safetensors");
    assertEquals(
        0,
        Call.hone("train", "--data", good.toString(), "--epochs", "1", "-o", model.toString())
            .exitCode);
    byte[] bytes = Files.readAllBytes(model);
    Path truncated = folder.getRoot().toPath().resolve("t.safetensors");
    Files.write(truncated, Arrays.copyOf(bytes, bytes.length - 100));
    refused(
        List.of("predict", "--model", truncated.toString(), "--data", good.toString()),
        "t.safetensors");
    Path columns = file("columns.csv", "a,kind\n1,x\n");
    refused(
        List.of("predict", "--model", model.toString(), "--data", columns.toString()),
        "no column b");
    Path predictions = folder.getRoot().toPath().resolve("missing").resolve("p.csv");
    refused(
        List.of(
            "predict",
            "--model",
            model.toString(),
            "--data",
            good.toString(),
            "-o",
            predictions.toString()),
        "missing");
  }

  @Test
  public void outputsThatCannotBeWritten() {
    Path inMissing = folder.getRoot().toPath().resolve("nowhere").resolve("out");
    refused(List.of("compare", "--json", inMissing.toString()), "nowhere");
    refused(List.of("compare", "--report", inMissing.toString()), "nowhere");
    refused(List.of("compare", "--json", folder.getRoot().toString()), "folder");
    refused(List.of("train", "--data", "iris", "-o", inMissing.toString()), "nowhere");
  }

  @Test
  public void fullDisk() {
    Assume.assumeTrue("this system has no /dev/full", Files.exists(Paths.get("/dev/full")));
    refused(
        List.of(
            "compare",
            "--data",
            good.toString(),
            "--epochs",
            "1",
            "--seeds",
            "2",
            "--checkpoint",
            checkpoint.toString(),
            "--json",
            "/dev/full"),
        "No space left");
  }

  private List<String> compare(Path data, String... more) {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("compare", "--data", data.toString()));
    args.addAll(List.of("--json", json.toString(), "--report", report.toString()));
    args.addAll(List.of("--checkpoint", checkpoint.toString()));
    args.addAll(List.of(more));
    return args;
  }

  private void refused(List<String> args, String named) {
    List<String> before = files();
    Call call = Call.hone(args);
    String what = args + " said: " + call.err;
    assertEquals(what, Hone.BAD_INPUT, call.exitCode);
    assertTrue(what, call.err.contains("hone: "));
    assertTrue(what, call.err.contains(named));
    assertFalse(what, call.err.contains("at dev.hone") || call.err.contains("Exception"));
    if (!args.contains("/dev/full")) {
      assertEquals(what, before, files());
    }
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
      return files.map(Path::toString).sorted().collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return file;
  }
}
