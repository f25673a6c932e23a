package dev.hone.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.KilledBetween;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.data.table.Dataset;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.Evaluation;
import dev.hone.trained.Course;
import dev.hone.trained.Measured;
import dev.hone.trained.RunKey;
import dev.hone.trained.RunResult;
import dev.hone.trained.WeightFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RunDirectoryTest {
  private static final Dataset IRIS = Catalogue.find("iris").load(new Seed(1));
  private static final Dataset WINE = Catalogue.find("wine").load(new Seed(1));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path runs;

  @Before
  public void name() {
    runs = folder.getRoot().toPath().resolve("runs");
  }

  private static ExperimentSpec spec(int epochs) {
    return new ExperimentSpec(
        DataSettings.of("iris"),
        Defaults.spec().model(),
        TrainingSettings.defaults().withEpochs(epochs),
        List.of(Arm.parse("none"), Arm.parse("l2=0.1")),
        2,
        1);
  }

  private static RunResult result(int arm, int repeat) {
    Evaluation measured = new Evaluation(0.5, 0.9);
    return new RunResult(
        new RunKey(arm == 0 ? "none" : "l2=0.1", repeat),
        Measured.of(measured, measured, measured),
        new Course(10, 10, 0.1, null, List.of()),
        WeightFigures.of(new float[] {1, 2}, 0),
        null);
  }

  private RunDirectory begun(ExperimentSpec spec, Dataset data) throws IOException {
    RunDirectory store = new RunDirectory(runs, 0);
    store.begin(spec, data, "java");
    return store;
  }

  private void fill() throws IOException {
    try (RunDirectory store = begun(spec(10), IRIS)) {
      for (int arm = 0; arm < 2; arm++) {
        for (int repeat = 0; repeat < 2; repeat++) {
          store.add(arm, result(arm, repeat));
        }
      }
      Files.writeString(runs.resolve("run-1-1.safetensors"), "state");
    }
  }

  /** Point 3: whatever is left belongs to the experiment that was removed, and to no other. */
  @Test
  public void removalKilledBetweenAnyTwoOperations_noOtherExperimentTakesTheRuns()
      throws IOException {
    int operations = 0;
    boolean killed = true;
    while (killed) {
      fill();
      RunDirectory store = new RunDirectory(runs, 0);
      killed = KilledBetween.operation(operations, store::delete);
      store.close();
      operations += killed ? 1 : 0;
      if (Files.exists(runs.resolve("experiment.json"))) {
        assertThrows(InvalidInputException.class, () -> begun(spec(2), IRIS).close());
      } else {
        try (RunDirectory other = begun(spec(2), IRIS)) {
          assertNull(other.find(0, 0));
          assertEquals("no run without its experiment", 0, other.finishedRuns());
        }
      }
      new RunDirectory(runs, 0).delete();
      assertFalse(Files.exists(runs));
    }
    assertTrue("operations: " + operations, operations >= 6);
  }

  /** Saving a run: it is there whole, or not yet. */
  @Test
  public void savingKilledBetweenAnyTwoOperations_aRunIsWholeOrNotThere() throws IOException {
    int operations = 0;
    boolean killed = true;
    while (killed) {
      try (RunDirectory store = begun(spec(10), IRIS)) {
        killed = KilledBetween.operation(operations, () -> store.add(0, result(0, 0)));
        RunResult found = store.find(0, 0);
        assertTrue(found == null || found.toJson().equals(result(0, 0).toJson()));
        assertTrue(killed || found != null);
      }
      operations += killed ? 1 : 0;
      new RunDirectory(runs, 0).delete();
      assertFalse(Files.exists(runs));
    }
    assertTrue("operations: " + operations, operations >= 2);
  }

  @Test
  public void aRunOfAnotherExperiment_isNotFound() throws IOException {
    fill();
    byte[] foreign = Files.readAllBytes(runs.resolve("run-0-0.json"));
    new RunDirectory(runs, 0).delete();
    try (RunDirectory store = begun(spec(2), IRIS)) {
      Files.write(runs.resolve("run-0-0.json"), foreign);
      assertNull(store.find(0, 0));
    }
  }

  /** What an earlier version wrote: no identity in runs, and a hash over floats. */
  @Test
  public void progressOfAnEarlierVersion_goesOn() throws IOException {
    Files.createDirectories(runs);
    Files.writeString(
        runs.resolve("experiment.json"),
        "{\"specHash\":\""
            + spec(10).hash()
            + "\",\"dataHash\":\""
            + IRIS.formerHash()
            + "\",\"executor\":\"java\"}");
    Files.writeString(runs.resolve("run-0-0.json"), result(0, 0).toJson().toString());
    try (RunDirectory store = begun(spec(10), IRIS)) {
      assertNotNull(store.find(0, 0));
      store.add(0, result(0, 1));
      assertNotNull(store.find(0, 1));
    }
    try (RunDirectory store = begun(spec(10), IRIS)) {
      assertNotNull(store.find(0, 1));
    }
  }

  /** Point 1: a refusal removes nothing that it did not make. */
  @Test
  public void aRefusal_leavesWhatWasThere() throws IOException {
    begun(spec(10), IRIS).close();
    RunDirectory refused = new RunDirectory(runs, 0);
    assertThrows(InvalidInputException.class, () -> refused.begin(spec(10), WINE, "java"));
    refused.deleteIfMade();
    assertTrue(Files.exists(runs.resolve("experiment.json")));
    RunDirectory tflite = new RunDirectory(runs, 0);
    assertThrows(InvalidInputException.class, () -> tflite.begin(spec(10), IRIS, "tflite"));
    tflite.deleteIfMade();
    assertTrue(Files.exists(runs.resolve("experiment.json")));
  }

  @Test
  public void whoeverWorksInIt_keepsOthersOut() throws IOException {
    try (RunDirectory store = begun(spec(10), IRIS)) {
      store.add(0, result(0, 0));
      String said =
          assertThrows(InvalidInputException.class, () -> begun(spec(10), IRIS)).getMessage();
      assertTrue(said, said.contains("is in use by another process"));
      assertThrows(InvalidInputException.class, () -> new RunDirectory(runs, 0).delete());
      assertEquals(1, store.finishedRuns());
    }
  }
}
