package dev.hone.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FinetuneCommandTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path base;
  private Path tuned;

  @Before
  public void trainBase() {
    base = folder.getRoot().toPath().resolve("base.safetensors");
    tuned = folder.getRoot().toPath().resolve("tuned.safetensors");
    Call call = Call.hone("train", "--data", "iris", "--epochs", "10", "-o", base.toString());
    assertEquals(call.err, 0, call.exitCode);
  }

  @Test
  public void finetune_writesAModelThatCanBeShown() {
    Call call = finetune("iris", "--way", "last=1", "--epochs", "5", "--seeds", "2");

    assertEquals(call.err, 0, call.exitCode);
    assertTrue(call.out, call.out.contains("against the first arm"));
    assertTrue(call.out, call.out.contains("on the old data it changes by"));
    Call shown = Call.hone("show", tuned.toString());
    assertEquals(0, shown.exitCode);
    assertTrue(shown.out, shown.out.contains("dense1/kernel"));
  }

  @Test
  public void wrongInput_endsWithTwo_andNothingIsWritten() throws IOException {
    Path rows = folder.newFile("rows.csv").toPath();
    Files.writeString(rows, "a,b\n1,x\n2,y\n");

    assertRefused(finetune(rows.toString()), "rows.csv");
    assertRefused(finetune("iris", "--strategy", "lats=1"), "did you mean \"last\"");
    assertRefused(finetune("iris", "--way", "last=9"), "allowed are whole numbers from 1 to");
    assertRefused(
        finetune("iris", "--seeds", "1"),
        "number of repeats is 1; allowed are whole numbers from 2");
    assertRefused(finetune("wine"), "does not fit the base");
    assertRefused(Call.hone("finetune", "--base", rows.toString(), "--data", "iris"), "rows.csv");
  }

  private void assertRefused(Call call, String expected) {
    assertEquals(call.err, 2, call.exitCode);
    assertTrue(call.err, call.err.contains(expected));
    assertFalse(Files.exists(tuned));
  }

  private Call finetune(String data, String... more) {
    String[] args = new String[7 + more.length];
    String[] fixed = {
      "finetune", "--base", base.toString(), "--data", data, "-o", tuned.toString()
    };
    System.arraycopy(fixed, 0, args, 0, 7);
    System.arraycopy(more, 0, args, 7, more.length);
    return Call.hone(args);
  }
}
