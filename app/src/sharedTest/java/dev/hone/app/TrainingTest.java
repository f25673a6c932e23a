package dev.hone.app;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.database.Cursor;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.RunEntity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * Training by the real service on real files: whatever happens on the way, the numbers are the
 * same.
 */
@RunWith(AndroidJUnit4.class)
public class TrainingTest {
  @Rule public final App app = new App();

  @Test
  public void twoStartedAtOnce_areTrainedOneAfterTheOther() throws Exception {
    long first = create("first");
    long second = create("second");
    start();
    start();
    List<String> seen = new ArrayList<>();
    app.waitUntil(
        "both finished",
        () -> {
          String now = states();
          if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(now)) {
            seen.add(now);
          }
          return now.equals("FINISHED FINISHED");
        });
    List<String> allowed =
        List.of(
            "QUEUED QUEUED",
            "RUNNING QUEUED",
            "FINISHED QUEUED",
            "FINISHED RUNNING",
            "FINISHED FINISHED");
    assertEquals(seen, allowed.stream().filter(seen::contains).collect(Collectors.toList()));
    assertTrue(seen.toString(), seen.contains("RUNNING QUEUED"));
    assertFinishedUndisturbed(first);
    assertFinishedUndisturbed(second);
  }

  @Test
  public void pausedAndResumed_endsWithTheSameNumbers() throws Exception {
    long id = begin();
    order(() -> app.container().training().pause(id));
    order(() -> app.container().training().awaitRest());
    assertEquals(ExperimentState.PAUSED, find(id).state);
    assertTrue(epochs(id) < allEpochs());
    order(() -> app.container().training().resume(id));
    assertFinishedUndisturbed(id);
  }

  @Test
  public void stopped_keepsFinishedRuns() throws Exception {
    long id = begin();
    app.waitUntil("a finished run", () -> find(id).finishedRuns > 0);
    order(() -> app.container().training().stop(id));
    order(() -> app.container().training().awaitRest());
    ExperimentEntity stopped = find(id);
    assertEquals(ExperimentState.STOPPED, stopped.state);
    List<Path> runs = runFiles(id);
    assertTrue(runs.size() >= stopped.finishedRuns && runs.size() < stopped.totalRuns);
    byte[] before = Files.readAllBytes(runs.get(0));
    order(() -> app.container().training().resume(id));
    assertFinishedUndisturbed(id);
    assertArrayEquals(before, Files.readAllBytes(runs.get(0)));
  }

  @Test
  public void stopAfterTheEnd_keepsTheResult() {
    long id = create("short", 2);
    start();
    app.waitFor(id, ExperimentState.FINISHED);
    order(() -> app.container().training().stop(id));
    order(() -> app.container().training().pause(id));
    assertEquals(ExperimentState.FINISHED, find(id).state);
  }

  @Test
  public void deletedWhileTrained_comesBackAndGoesOn() throws Exception {
    long id = begin();
    order(() -> app.container().experiments().delete(id, 1));
    order(() -> app.container().training().deleted());
    order(() -> app.container().training().awaitRest());
    long done = epochs(id);
    assertTrue(done < allEpochs());
    long other = create("other", 3);
    start();
    app.waitFor(other, ExperimentState.FINISHED);
    assertEquals(done, epochs(id));
    order(() -> app.container().experiments().undoDelete(id));
    start();
    assertFinishedUndisturbed(id);
  }

  @Test
  public void deletedAndNotBroughtBack_isGoneAtTheNextStart() {
    long id = create("short", 2);
    start();
    app.waitFor(id, ExperimentState.FINISHED);
    Path folder = app.container().files().experiment(id);
    assertTrue(Files.isDirectory(folder));
    order(() -> app.container().experiments().delete(id, 1));
    app.restart();
    app.waitUntil("purged", () -> app.container().experiments().find(id) == null);
    assertFalse(Files.exists(folder));
    assertEquals(0, (int) app.get(() -> app.container().database().runs().countEpochs(id)));
  }

  @Test
  public void processDeath_afterTheCheckpoint_endsWithTheSameNumbers() throws Exception {
    long id = begin();
    app.die(id);
    assertEquals(ExperimentState.RUNNING, find(id).state);
    // Files were further than the database.
    order(
        () -> {
          app.container()
              .database()
              .getOpenHelper()
              .getWritableDatabase()
              .execSQL("DELETE FROM epochs WHERE epoch > 2");
          return null;
        });
    app.restart();
    assertFinishedUndisturbed(id);
  }

  @Test
  public void processDeath_longAfterTheCheckpoint_endsWithTheSameNumbers() throws Exception {
    long id = begin();
    app.die(id);
    // The database was further than the files.
    for (Path file : list(app.container().files().experiment(id))) {
      if (file.toString().endsWith(".safetensors")
          && file.getFileName().toString().startsWith("run")) {
        Files.delete(file);
      }
    }
    assertTrue(epochs(id) > 0);
    app.restart();
    assertFinishedUndisturbed(id);
  }

  @Test
  public void deleteAllData_whileTrained_leavesNothing() {
    long id = begin();
    order(
        () -> {
          app.container().deleteAllData();
          return null;
        });
    assertFalse(Files.exists(app.container().files().experiment(id)));
    assertEquals(0, epochs(id));
  }

  @Test
  public void clockSetBack_changesNoOrder() {
    long first = create("first", 2, 2_000_000);
    long second = create("second", 2, 1_000_000);
    assertEquals(first, (long) app.get(() -> app.container().database().experiments().next().id));
    assertEquals(
        second, (long) app.get(() -> app.container().database().experiments().newest().id));
    start();
    app.waitFor(second, ExperimentState.FINISHED);
    assertEquals(ExperimentState.FINISHED, find(first).state);
    assertTrue(find(second).trainingSeconds >= 0);
    assertEquals(1_000_000, find(second).createdAt);
  }

  // What happens.

  private long create(String name) {
    return create(name, Experiment.EPOCHS);
  }

  private long create(String name, int epochs) {
    return create(name, epochs, 1);
  }

  private long create(String name, int epochs, long now) {
    return app.get(
        () -> app.container().experiments().create(name, null, Experiment.spec(epochs), now));
  }

  private void start() {
    order(() -> app.container().training().start());
  }

  /** A new experiment of which some epochs are recorded, and by far not all. */
  private long begin() {
    long id = create("iris");
    start();
    app.waitUntil("some epochs", () -> app.container().database().runs().countEpochs(id) > 0);
    return id;
  }

  private void order(Runnable order) {
    app.get(
        () -> {
          order.run();
          return null;
        });
  }

  private <T> void order(java.util.concurrent.Callable<T> order) {
    app.get(order);
  }

  // What is there.

  private void assertFinishedUndisturbed(long id) throws Exception {
    app.waitFor(id, ExperimentState.FINISHED);
    Experiment.assertUndisturbed(app.get(() -> app.container().experiments().comparison(id)));
    order(() -> Experiment.assertEpochsComplete(app.container().database(), id));
    assertEquals(
        Experiment.SPEC.arms().size(),
        (int) app.get(() -> app.container().experiments().models(id).size()));
    for (RunEntity run : app.get(() -> app.container().database().runs().ofExperiment(id))) {
      assertTrue(run.finished);
    }
  }

  private ExperimentEntity find(long id) {
    return app.get(() -> app.container().experiments().find(id));
  }

  private long epochs(long id) {
    return app.get(() -> app.container().database().runs().countEpochs(id));
  }

  private static long allEpochs() {
    return (long) Experiment.EPOCHS * Experiment.SPEC.runs();
  }

  private List<Path> runFiles(long id) throws Exception {
    return list(app.container().files().experiment(id)).stream()
        .filter(file -> file.getFileName().toString().matches("run-.*\\.json"))
        .collect(Collectors.toList());
  }

  private static List<Path> list(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().collect(Collectors.toList());
    }
  }

  private String states() {
    List<String> states = new ArrayList<>();
    try (Cursor rows =
        app.container().database().query("SELECT state FROM experiments ORDER BY id", null)) {
      while (rows.moveToNext()) {
        states.add(rows.getString(0));
      }
    }
    return String.join(" ", states);
  }
}
