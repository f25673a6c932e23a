package dev.hone.cli;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import dev.hone.train.CheckpointInfo;
import dev.hone.train.EpochRecord;
import dev.hone.trained.TrainedModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A training process that is killed goes on where it was and ends as if nothing had happened. */
public class KillTest {
  private static final int KILLS = 20;
  private static final int EPOCHS = 700;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path model;
  private Path checkpoint;
  private TrainedModel undisturbed;

  @Before
  public void trainUndisturbed() throws Exception {
    model = folder.getRoot().toPath().resolve("m.safetensors");
    checkpoint = folder.getRoot().toPath().resolve("m.safetensors.checkpoint");
    assertEquals(0, finish(start(false)));
    undisturbed = TrainedModel.read(model);
    Files.delete(model);
  }

  @Test
  public void killedAtRandomMoments_endsBitIdentical() throws Exception {
    Random random = new Random(42);
    int landed = 0;
    int kills = 0;
    int epochs = 0;
    Process process = start(false);
    while (kills < KILLS) {
      // Most kills fall into training; every fifth into the start of the process.
      if (kills % 5 != 4) {
        awaitProgress(process);
      }
      boolean ended = process.waitFor(random.nextInt(500), TimeUnit.MILLISECONDS);
      if (ended) {
        // It ran to its end between two kills: the result has to be right, then from the start
        // again.
        assertEquals(0, process.exitValue());
        assertSame();
        Files.delete(model);
        epochs = 0;
        process = start(false);
        continue;
      }
      process.destroyForcibly().waitFor();
      kills++;
      boolean resume = Files.exists(checkpoint);
      if (resume) {
        int done = CheckpointInfo.read(checkpoint).history().size();
        assertTrue("no epoch is lost: " + done + " after " + epochs, done >= epochs);
        landed += done > epochs ? 1 : 0;
        epochs = done;
      }
      process = start(resume);
    }
    assertEquals(0, finish(process));

    assertSame();
    assertTrue("only " + landed + " kills found a run under way", landed >= KILLS / 2);
  }

  @Test
  public void interrupted_savesAndResumes() throws Exception {
    int tries = 0;
    int code = Hone.OK;
    while (code == Hone.OK) {
      assertTrue("every run ended before it was interrupted", tries++ < 10);
      Files.deleteIfExists(model);
      Process process = start(false);
      assumeFalse("who started this build has it ignore Ctrl-C", ignoresInterrupts(process));
      while (!Files.exists(checkpoint)) {
        assertTrue("no checkpoint, no model", process.isAlive() || Files.exists(model));
        if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      code = finish(process);
    }
    assertEquals(Hone.INTERRUPTED, code);
    assertTrue(Files.exists(checkpoint));
    assertFalse(Files.exists(model));

    assertEquals(0, finish(start(true)));

    assertSame();
  }

  /**
   * Whether SIGINT is ignored, as in what a shell without job control starts in the background; a
   * JVM then leaves it so. Known on Linux alone.
   */
  private static boolean ignoresInterrupts(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return false;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 2) != 0;
      }
    }
    return false;
  }

  /** Waits until the process has written a checkpoint, or has ended. */
  private void awaitProgress(Process process) throws IOException, InterruptedException {
    FileTime before = modified();
    boolean ended = false;
    while (!ended && modified().equals(before)) {
      ended = process.waitFor(5, TimeUnit.MILLISECONDS);
    }
  }

  private FileTime modified() throws IOException {
    try {
      return Files.getLastModifiedTime(checkpoint);
    } catch (NoSuchFileException e) {
      return FileTime.fromMillis(0);
    }
  }

  private void assertSame() throws IOException {
    TrainedModel resumed = TrainedModel.read(model);
    assertEquals(undisturbed.weights().keySet(), resumed.weights().keySet());
    undisturbed
        .weights()
        .forEach(
            (name, values) -> assertArrayEquals(name, values, resumed.weights().get(name), 0f));
    assertEquals(
        withoutTimes(undisturbed.result().history()), withoutTimes(resumed.result().history()));
    assertEquals(undisturbed.result().testLoss(), resumed.result().testLoss(), 0);
  }

  private static List<EpochRecord> withoutTimes(List<EpochRecord> history) {
    List<EpochRecord> records = new ArrayList<>();
    for (EpochRecord record : history) {
      records.add(
          new EpochRecord(
              record.epoch(),
              record.training(),
              record.validation(),
              record.penalty(),
              record.gradientNorm(),
              record.learningRate(),
              0));
    }
    return records;
  }

  private static int finish(Process process) throws InterruptedException {
    assertTrue("did not end", process.waitFor(180, TimeUnit.SECONDS));
    return process.exitValue();
  }

  private Process start(boolean resume) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Hone.class.getName()));
    command.addAll(List.of("train", "-o", model.toString(), "--checkpoint-seconds", "0"));
    if (resume) {
      command.add("--resume");
    } else {
      command.addAll(List.of("--data", "breast-cancer", "--epochs", Integer.toString(EPOCHS)));
      command.addAll(
          List.of(
              "--arm",
              "dropout=0.3+batch-norm+l2=0.001+early-stopping=1000",
              "--schedule",
              "reduce-on-plateau",
              "--batch",
              "16"));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.getRoot().toPath().resolve("log").toFile()))
        .start();
  }
}
