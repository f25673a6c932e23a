package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.data.ExperimentState;
import dev.hone.compare.Comparison;
import dev.hone.train.CheckpointInfo;
import dev.hone.train.EpochRecord;
import dev.hone.trained.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What was trained before a stop is not trained again: its epochs keep the times they had then. */
@RunWith(AndroidJUnit4.class)
public class ResumeTest {
  private static final int EPOCHS = 3000;
  private static final List<String> ARMS = List.of("none", "dropout=0.2");

  @Rule public final App app = new App();

  @Test
  public void stoppedInARun_goesOnAfterItsCheckpoint() throws IOException {
    long id =
        app.train("To stop", App.spec("breast-cancer", EPOCHS, 1, ARMS.toArray(new String[0])));
    Path folder = app.container().files().experiment(id);
    app.waitUntil("epochs", () -> app.container().database().runs().countEpochs(id) > 20);
    app.run(() -> app.container().training().stop(id));
    app.run(() -> app.container().training().awaitRest());
    Map<Integer, List<EpochRecord>> before = checkpoints(folder);
    assertTrue("stopped in a run", !before.isEmpty());
    before.values().forEach(epochs -> assertTrue(epochs.size() < EPOCHS));

    app.run(() -> app.container().training().resume(id));
    app.waitFor(id, ExperimentState.FINISHED);
    Comparison comparison = app.get(() -> app.container().experiments().comparison(id));
    before.forEach(
        (arm, epochs) -> {
          RunResult run =
              comparison.runs().stream()
                  .filter(one -> one.arm().equals(ARMS.get(arm)))
                  .findFirst()
                  .get();
          assertEquals(EPOCHS, run.history().size());
          // The same records, their wall-clock times among them: not made a second time.
          assertEquals(epochs, run.history().subList(0, epochs.size()));
        });
  }

  /** The epochs in the checkpoint of each arm that is in the middle of its run. */
  private static Map<Integer, List<EpochRecord>> checkpoints(Path folder) throws IOException {
    Map<Integer, List<EpochRecord>> result = new HashMap<>();
    if (!Files.exists(folder)) {
      return result;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.matches("run-[0-9]+-0\\.safetensors")) {
          result.put(Integer.parseInt(name.split("-", -1)[1]), CheckpointInfo.read(file).history());
        }
      }
    }
    return result;
  }
}
