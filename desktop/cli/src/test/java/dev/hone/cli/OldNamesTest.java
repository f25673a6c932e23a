package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Options by the names of earlier versions do the same, and help does not show them. */
public class OldNamesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void compare_seedsAreRepeats() throws IOException {
    assertEquals(compare("--repeats"), compare("--seeds"));
  }

  @Test
  public void finetune_seedsAreRepeats_andWayIsStrategy() {
    String base = path("base.safetensors").toString();
    assertEquals(0, Call.hone("train", "--data", "iris", "--epochs", "5", "-o", base).exitCode);

    assertEquals(finetune(base, "--repeats", "--strategy"), finetune(base, "--seeds", "--way"));
  }

  @Test
  public void personalise_seedsAreWriters() throws IOException {
    Path digits = path("digits.csv");
    StringBuilder rows = new StringBuilder("x1,y1,x2,y2,digit\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i % 7).append(',').append(i % 5).append(',').append(i % 3 * 40).append(',');
      rows.append(i % 11).append(',').append(i % 3).append('\n');
    }
    Files.writeString(digits, rows);

    String table = personalise(digits, "--writers");

    assertEquals(table, personalise(digits, "--seeds"));
    assertTrue(table, table.contains("| 2 | head |"));
  }

  @Test
  public void help_showsTheNewNamesAlone() {
    for (String command : new String[] {"compare", "finetune", "personalise"}) {
      String help = Call.hone(command, "--help").out;
      assertTrue(help, help.contains("--repeats=N") || help.contains("--writers=N"));
      assertFalse(help, help.contains("--seeds") || help.contains("--way"));
    }
  }

  /** The spec that was written, and the table; times aside, all that depends on the options. */
  private String compare(String option) throws IOException {
    Path spec = path("spec.json");
    Call call =
        Call.hone(
            "compare",
            "--data",
            "iris",
            "--epochs",
            "3",
            option,
            "3",
            "--arms",
            "none,l2=0.1",
            "--checkpoint",
            path("checkpoint").toString(),
            "--write-spec",
            spec.toString());
    assertEquals(call.err, 0, call.exitCode);
    String written = Files.readString(spec);
    assertTrue(written, written.contains("\"repeats\": 3"));
    return written + call.out.replaceAll("[0-9.]+ s\\b", "");
  }

  private String finetune(String base, String repeats, String strategy) {
    Call call =
        Call.hone(
            "finetune",
            "--base",
            base,
            "--data",
            "iris",
            "--epochs",
            "3",
            repeats,
            "3",
            strategy,
            "last=1");
    assertEquals(call.err, 0, call.exitCode);
    assertTrue(call.out, call.out.contains("last") && call.out.contains("3 repeats"));
    return call.out;
  }

  private String personalise(Path digits, String option) {
    Call call =
        Call.hone(
            "personalise",
            "--data",
            digits.toString(),
            "--epochs",
            "2",
            "--samples",
            "2",
            "--arms",
            "none,head",
            option,
            "3");
    assertEquals(call.err, 0, call.exitCode);
    return call.out;
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
