package dev.hone.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.ModelFileEntity;
import dev.hone.base.Disk;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.report.Headline;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * Storage that fails and files that are gone: a sentence, nothing recorded is lost, and it goes on
 * when the cause is gone.
 */
@RunWith(AndroidJUnit4.class)
public class FailureTest {
  private static final ExperimentSpec SPEC = Experiment.spec(120);

  @Rule public final App app = new App();

  /** The first time that this file is written there is no space for it. */
  private static void fullFor(String name) {
    AtomicBoolean full = new AtomicBoolean(true);
    Disk.watch(
        (operation, file) -> {
          if (operation.equals("rename") && file.endsWith(name) && full.getAndSet(false)) {
            throw new FileSystemException(file.toString(), null, "No space left on device");
          }
        });
  }

  @After
  public void spaceForAll() {
    Disk.watch(null);
  }

  @Test
  public void storageFull_whileACheckpointIsWritten_saysSoAndGoesOnLater() throws Exception {
    long id = create();
    // The last run of the first repeat: others are finished before it or are in progress.
    fullFor("run-0-1.safetensors");
    start();
    ExperimentEntity failed = app.waitFor(id, ExperimentState.FAILED);
    assertEquals(Message.of("phone.storage-full"), failed.message);
    int finished = failed.finishedRuns;
    assertTrue("runs are kept: " + finished, finished > 0 && finished < failed.totalRuns);
    assertTrue(app.get(() -> app.container().database().runs().countEpochs(id)) >= finished);
    resume(id);
    assertFinishedUndisturbed(id);
  }

  @Test
  public void storageFull_whileARunIsStored_saysSoAndGoesOnLater() throws Exception {
    long id = create();
    fullFor("run-1-0.json");
    start();
    assertEquals(Message.of("phone.storage-full"), app.waitFor(id, ExperimentState.FAILED).message);
    resume(id);
    assertFinishedUndisturbed(id);
  }

  @Test
  public void storageFull_whileTheResultIsWritten_saysSoAndGoesOnLater() throws Exception {
    long id = create();
    fullFor("comparison.json");
    start();
    ExperimentEntity failed = app.waitFor(id, ExperimentState.FAILED);
    assertEquals(Message.of("phone.storage-full"), failed.message);
    assertEquals(failed.totalRuns, failed.finishedRuns);
    resume(id);
    assertFinishedUndisturbed(id);
  }

  @Test
  public void folderThatCannotBeWritten_isNamedAndTrainingGoesOnLater() throws Exception {
    long id = create();
    Path folder = app.container().files().experiment(id);
    Files.createDirectories(folder.getParent());
    Files.write(folder, new byte[] {1});
    start();
    ExperimentEntity failed = app.waitFor(id, ExperimentState.FAILED);
    assertEquals(
        "Storage failed: "
            + id
            + ": another file is in its place. Resume to go on where it stopped.",
        failed.message.in(Language.EN));
    assertEquals("存储失败：" + id + "：该位置已有其他文件。点按“继续”即可从中断处接着训练。", failed.message.in(Language.ZH));
    Files.delete(folder);
    resume(id);
    assertFinishedUndisturbed(id);
  }

  @Test
  public void damagedRunsAndCheckpoints_areTrainedAgain() throws Exception {
    long id = create();
    start();
    app.waitUntil("a finished run", () -> find(id).finishedRuns > 0);
    order(() -> app.container().training().stop(id));
    order(() -> app.container().training().awaitRest());
    Path folder = app.container().files().experiment(id);
    int damaged = 0;
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().startsWith("run-")) {
          Files.write(file, "{\"half\": ".getBytes(StandardCharsets.UTF_8));
          damaged++;
        }
      }
    }
    assertTrue(damaged > 0);
    resume(id);
    assertFinishedUndisturbed(id);
  }

  @Test
  public void missingResult_isToldAndResumeMakesItAgain() throws Exception {
    long id = finished();
    Files.delete(app.container().files().summary(id));
    Files.delete(app.container().files().comparison(id));
    assertLost(
        id,
        "the result's file is no longer on this phone",
        () -> app.container().experiments().summary(id));
    resume(id);
    assertFinishedUndisturbed(id);
    assertEquals(
        Headline.of(app.get(() -> app.container().experiments().comparison(id))),
        Headline.of(app.get(() -> app.container().experiments().summary(id))));
  }

  @Test
  public void damagedResult_isToldAndResumeMakesItAgain() throws Exception {
    long id = finished();
    Files.write(app.container().files().summary(id), new byte[] {'{', 0, 1});
    assertLost(
        id, "the result's file has been damaged", () -> app.container().experiments().summary(id));
    resume(id);
    assertFinishedUndisturbed(id);
  }

  @Test
  public void missingAndDamagedModels_areToldAndResumeMakesThemAgain() throws Exception {
    long id = finished();
    List<ModelFileEntity> before = app.get(() -> app.container().experiments().models(id));
    Files.delete(app.container().files().model(before.get(0)));
    Files.write(app.container().files().model(before.get(1)), new byte[] {1, 2, 3});
    assertLost(
        id,
        "the model's file is no longer on this phone",
        () -> app.container().experiments().model(id, 0));
    assertThrows(
        AssertionError.class, () -> app.get(() -> app.container().experiments().model(id, 1)));
    resume(id);
    assertFinishedUndisturbed(id);
    for (ModelFileEntity model : before) {
      ModelFileEntity after = app.get(() -> app.container().database().runs().model(id, model.arm));
      assertEquals(model.sha256, after.sha256);
      app.get(() -> app.container().experiments().model(id, model.arm));
    }
  }

  @Test
  public void dataFileThatIsGoneOrDamaged_failsWithItsSentence() throws Exception {
    StringBuilder csv = new StringBuilder("a,b,kind\n");
    for (int row = 0; row < 40; row++) {
      csv.append(row).append(',').append(row % 7).append(row % 2 == 0 ? ",yes\n" : ",no\n");
    }
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    DatasetEntity dataset = app.imported(bytes, "my.csv");
    ExperimentSpec iris = Experiment.spec(2);
    ExperimentSpec spec = iris.withData(DataSettings.of("my.csv"));
    long id = app.get(() -> app.container().experiments().create("mine", dataset, spec, 1));
    start();
    app.waitFor(id, ExperimentState.FINISHED);

    Path file = app.container().files().data(dataset);
    Files.write(file, "a,b,kind\n1,2,yes\n".getBytes(StandardCharsets.UTF_8));
    resume(id);
    assertEquals(
        "the data file my.csv has been damaged; import it again and make a new experiment",
        app.waitFor(id, ExperimentState.FAILED).message.in(Language.EN));
    Files.delete(file);
    resume(id);
    app.waitUntil(
        "the other sentence",
        () ->
            "the data file my.csv is no longer on this phone; import it again and make a new experiment"
                .equals(String.valueOf(find(id).message)));
    // The same file, imported again, is the same data set: the experiment goes on.
    app.get(() -> app.container().datasets().copy(new ByteArrayInputStream(bytes), "my.csv"));
    resume(id);
    app.waitFor(id, ExperimentState.FINISHED);
  }

  // What happens.

  private long create() {
    return app.get(() -> app.container().experiments().create("iris", null, SPEC, 1));
  }

  private long finished() {
    long id = create();
    start();
    app.waitFor(id, ExperimentState.FINISHED);
    return id;
  }

  private void start() {
    order(() -> app.container().training().start());
  }

  private void resume(long id) {
    order(() -> app.container().training().resume(id));
  }

  private void order(Runnable order) {
    app.get(
        () -> {
          order.run();
          return null;
        });
  }

  private ExperimentEntity find(long id) {
    return app.get(() -> app.container().experiments().find(id));
  }

  private void assertLost(long id, String message, Callable<?> reading) {
    AssertionError thrown = assertThrows(AssertionError.class, () -> app.get(reading));
    Throwable cause = thrown.getCause().getCause();
    assertEquals(InvalidInputException.class, cause.getClass());
    assertEquals(message, cause.getMessage());
    ExperimentEntity lost = find(id);
    assertEquals(ExperimentState.FAILED, lost.state);
    assertTrue(lost.state.resumable());
    assertEquals(message, lost.message.in(Language.EN));
  }

  private void assertFinishedUndisturbed(long id) {
    app.waitFor(id, ExperimentState.FINISHED);
    Experiment.assertUndisturbed(SPEC, app.get(() -> app.container().experiments().comparison(id)));
    order(() -> Experiment.assertEpochsComplete(SPEC, app.container().database(), id));
  }
}
