package dev.hone.cli;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import dev.hone.base.Disk;
import dev.hone.base.ProcessLock;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.run.RunDirectory;
import dev.hone.spec.Defaults;
import dev.hone.tflite.file.TfLiteFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Nothing of a person's is overwritten or lost; numbers are those of the list of such faults. */
public class NothingLostTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path root;
  private Path data;

  @Before
  public void rows() throws IOException {
    root = folder.getRoot().toPath();
    data = root.resolve("rows.csv");
    Files.writeString(data, "a,b,kind\n" + "1,2,x\n2,1,y\n3,5,x\n4,4,y\n".repeat(10));
  }

  private Path path(String name) {
    return root.resolve(name);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(file -> root.relativize(file).toString()).sorted().toList();
    }
  }

  /** Refused before any work, and every file as it was. */
  private void refused(String part, String... args) throws IOException {
    List<String> before = files();
    byte[] rows = Files.readAllBytes(data);
    Call call = Call.hone(args);
    assertEquals(call.err, Hone.BAD_INPUT, call.exitCode);
    assertTrue(call.err, call.err.contains(part));
    assertEquals(call.err, before, files());
    assertArrayEquals(rows, Files.readAllBytes(data));
  }

  private Path model() {
    Path model = path("m.safetensors");
    Call call =
        Call.hone("train", "--data", data.toString(), "--epochs", "1", "-o", model.toString());
    assertEquals(call.err, Hone.OK, call.exitCode);
    return model;
  }

  /** Point 4: by path, by a detour, by a link of either kind. */
  @Test
  public void point4_noOutputIsAnInput() throws IOException {
    String rows = data.toString();
    Path model = model();
    Path soft = Files.createSymbolicLink(path("soft.csv"), Path.of("rows.csv"));
    Path hard = Files.createLink(path("hard.csv"), data);
    String detour = root.resolve("x").resolve("..").resolve("rows.csv").toString();
    Files.createDirectory(path("x"));
    for (String output : List.of(rows, detour, soft.toString(), hard.toString())) {
      refused("is what --data reads", "train", "--data", rows, "-o", output);
      refused("is what --data reads", "compare", "--data", rows, "--json", output);
      refused(
          "is what --data reads",
          "predict",
          "--model",
          model.toString(),
          "--data",
          rows,
          "-o",
          output);
      refused("is what --data reads", "look", rows, "--json", output);
    }
    refused(
        "is what --model reads",
        "predict",
        "--model",
        model.toString(),
        "--data",
        rows,
        "-o",
        model.toString());
    refused(
        "is what --base reads",
        "finetune",
        "--base",
        model.toString(),
        "--data",
        rows,
        "-o",
        model.toString());
    refused(
        "--json and --report both name",
        "compare",
        "--data",
        rows,
        "--json",
        path("z").toString(),
        "--report",
        root.resolve("x").resolve("..").resolve("z").toString());
  }

  @Test
  public void filesOfPersons_stay_unlessTheySayOtherwise() throws IOException {
    Path own = path("thesis.txt");
    Files.writeString(own, "years of work");
    String rows = data.toString();
    refused("was not written by Hone; --overwrite", "train", "--data", rows, "-o", own.toString());
    refused("was not written by Hone", "compare", "--data", rows, "--report", own.toString());
    assertEquals("years of work", Files.readString(own));
    // What Hone wrote, and an empty file, are replaced.
    Path model = model();
    model();
    Files.writeString(path("empty"), "");
    Call call =
        Call.hone(
            "predict", "--model", model.toString(), "--data", rows, "-o", path("empty").toString());
    assertEquals(call.err, Hone.OK, call.exitCode);
    call = Call.hone("look", rows, "--json", own.toString(), "--overwrite");
    assertEquals(call.err, Hone.OK, call.exitCode);
    assertTrue(Files.readString(own).startsWith("{"));
  }

  /** Point 9: exit 2 says that nothing was written. */
  @Test
  public void point9_aFailedCommandLeavesNoNewFile() throws IOException {
    String rows = data.toString();
    refused(
        "no target column",
        "compare",
        "--data",
        rows,
        "--target",
        "kinds",
        "--write-spec",
        path("s.json").toString());
    String model = model().toString();
    refused("--batch is 0", "export", model, "-o", path("out").toString(), "--batch", "1,0");
    Path checkpoint = path("other.checkpoint");
    Files.writeString(checkpoint, "{\"hone.checkpoint\":1}");
    refused(
        "nowhere.csv",
        "train",
        "--data",
        path("nowhere.csv").toString(),
        "--fresh",
        "-o",
        path("other").toString());
    refused(
        "--checkpoint-seconds is -1",
        "train",
        "--data",
        rows,
        "--checkpoint-seconds",
        "-1",
        "-o",
        path("n").toString());
    refused(
        "bytes long; at most 255", "train", "--data", rows, "-o", path("n".repeat(245)).toString());
  }

  /**
   * Point 1: what an interrupted comparison left is there after a call that cannot go on with it.
   */
  @Test
  public void point1_aRefusedComparisonRemovesNothing() throws IOException {
    Path runs = path("runs");
    try (RunDirectory store = new RunDirectory(runs, 0)) {
      store.begin(Defaults.spec(), Catalogue.find("breast-cancer").load(new Seed(1)), "java");
    }
    refused("", "compare", "--data", data.toString(), "--checkpoint", runs.toString());
    assertTrue(Files.exists(runs.resolve("experiment.json")));
    refused("", "compare", "--data", path("gone.csv").toString(), "--checkpoint", runs.toString());
    assertTrue(Files.exists(runs.resolve("experiment.json")));
  }

  @Test
  public void aSecondProcess_isTold() throws IOException {
    Path runs = path("runs");
    Files.createDirectory(runs);
    ProcessLock lock = ProcessLock.take(runs.resolve("in-use.lock"), runs);
    refused(
        "is in use by another process",
        "compare",
        "--data",
        data.toString(),
        "--checkpoint",
        runs.toString());
    lock.close();
  }

  /** Export ended between any two file operations: each file is whole, or not there. */
  @Test
  public void exportKilledBetweenAnyTwoOperations_filesAreWhole() throws IOException {
    String model = model().toString();
    int operations = 0;
    boolean killed = true;
    while (killed) {
      Path out = path("out" + operations);
      int last = operations;
      int[] count = {0};
      Disk.watch(
          (operation, file) -> {
            if (count[0]++ >= last) {
              throw new Gone();
            }
          });
      try {
        Call call = Call.hone("export", model, "-o", out.toString(), "--batch", "2");
        assertEquals(call.err, Hone.OK, call.exitCode);
        killed = false;
      } catch (Gone e) {
        operations++;
      } finally {
        Disk.watch(null);
      }
      if (Files.isDirectory(out)) {
        try (Stream<Path> files = Files.list(out)) {
          for (Path file : files.filter(each -> each.toString().endsWith(".tflite")).toList()) {
            assertTrue(TfLiteFile.read(file).signatures().size() > 0);
          }
        }
      }
      Call again = Call.hone("export", model, "-o", out.toString(), "--batch", "2");
      assertEquals(again.err, Hone.OK, again.exitCode);
    }
    assertTrue("operations: " + operations, operations >= 9);
  }

  /** The process is gone. */
  private static final class Gone extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Point 11: a path in somebody's model opens nothing. */
  @Test
  public void point11_aModelNamesItsData_andNobodyOpensIt() throws IOException {
    Path model = model();
    Path secret = path("mine.csv");
    Files.move(data, secret);
    Files.writeString(data, "top secret\n");
    Call call =
        Call.hone(
            "finetune",
            "--base",
            model.toString(),
            "--data",
            secret.toString(),
            "--epochs",
            "1",
            "--repeats",
            "2");
    assertEquals(call.err, Hone.OK, call.exitCode);
    assertTrue(call.err, call.err.contains("which only --old-data opens"));
    assertFalse(call.err, call.err.contains("top secret"));
  }

  /** Point 2: what cannot be written is an error, and a reader who has gone ends the command. */
  @Test(timeout = 120_000)
  public void point2_standardOutputThatIsFullOrClosed() throws Exception {
    assumeTrue("this system has no /dev/full", Files.exists(Path.of("/dev/full")));
    Path model = model();
    Path many = path("many.csv");
    Files.writeString(many, "a,b\n" + "1,2\n2,1\n".repeat(20_000));
    List<String> predict =
        List.of("predict", "--model", model.toString(), "--data", many.toString());
    Process full = start(predict, ProcessBuilder.Redirect.to(new File("/dev/full")));
    String said = new String(full.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(full.waitFor(60, TimeUnit.SECONDS));
    assertEquals(said, Hone.UNWRITTEN, full.exitValue());
    assertTrue(said, said.contains("No space left on device"));
    Process head = start(predict, ProcessBuilder.Redirect.PIPE);
    head.getInputStream().read();
    head.getInputStream().close();
    said = new String(head.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(head.waitFor(60, TimeUnit.SECONDS));
    assertEquals(said, Hone.NO_READER, head.exitValue());
    assertFalse(said, said.contains("Exception"));
  }

  private static Process start(List<String> args, ProcessBuilder.Redirect out) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Hone.class.getName()));
    command.addAll(args);
    return new ProcessBuilder(command).redirectOutput(out).start();
  }
}
