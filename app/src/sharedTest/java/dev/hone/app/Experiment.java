package dev.hone.app;

import static org.junit.Assert.assertEquals;

import android.database.Cursor;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hone.app.data.HoneDatabase;
import dev.hone.app.data.RunEntity;
import dev.hone.compare.Comparison;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.MlpFamily;
import dev.hone.run.ExperimentListener;
import dev.hone.run.RunStore;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.EpochRecord;
import dev.hone.trained.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An experiment of a few seconds, and what the engine measures when nothing disturbs it. */
public final class Experiment {
  /**
   * Long enough that a test can step in while it is trained: the first epochs stand in the database
   * after 2000 of more than 12000 at the latest.
   */
  public static final int EPOCHS = 3000;

  /** Iris, three arms (one of them stops early) and two repeats. */
  public static final ExperimentSpec SPEC = spec(EPOCHS);

  private static final Map<ExperimentSpec, List<RunResult>> UNDISTURBED = new HashMap<>();

  private Experiment() {}

  public static ExperimentSpec spec(int epochs) {
    return new ExperimentSpec(
        DataSettings.of("iris"),
        ModelSettings.of(new MlpFamily(), List.of(24, 24)),
        TrainingSettings.defaults().withEpochs(epochs),
        Stream.of("none", "dropout=0.2", "early-stopping=10")
            .map(Arm::parse)
            .collect(Collectors.toList()),
        2,
        7);
  }

  private static synchronized List<RunResult> undisturbed(ExperimentSpec spec) {
    return UNDISTURBED.computeIfAbsent(spec, key -> run(key).runs());
  }

  public static Comparison run(ExperimentSpec spec) {
    return new ExperimentRunner(new JavaExecutor(), 1)
        .run(spec, RunStore.NONE, ExperimentListener.NONE, () -> false)
        .get();
  }

  /** That a result of {@link #SPEC} holds the numbers of the undisturbed runs, to the bit. */
  public static void assertUndisturbed(Comparison comparison) {
    assertUndisturbed(SPEC, comparison);
  }

  public static void assertUndisturbed(ExperimentSpec spec, Comparison comparison) {
    assertEquals(numbers(undisturbed(spec)), numbers(comparison.runs()));
  }

  /**
   * That the database holds each epoch of each run of {@link #SPEC} once, with its numbers; of a
   * run of more than 1998 the first, the last and every second (every fourth, …).
   */
  public static void assertEpochsComplete(HoneDatabase database, long id) {
    assertEpochsComplete(SPEC, database, id);
  }

  public static void assertEpochsComplete(ExperimentSpec spec, HoneDatabase database, long id) {
    Map<String, List<String>> expected = new TreeMap<>();
    for (RunResult run : undisturbed(spec)) {
      List<String> epochs = new ArrayList<>();
      int last = run.history().size();
      int step = 1;
      while (last / step > 1998) {
        step *= 2;
      }
      for (EpochRecord record : run.history()) {
        if (record.epoch() == 1 || record.epoch() == last || record.epoch() % step == 0) {
          epochs.add(record.epoch() + " " + record.loss() + " " + record.validationMetric());
        }
      }
      expected.put(run.arm() + " " + run.repeat(), epochs);
    }
    Map<String, List<String>> recorded = new TreeMap<>();
    for (RunEntity run : database.runs().ofExperiment(id)) {
      recorded.put(run.armName + " " + run.repeat, epochs(database, run.id));
    }
    assertEquals(expected, recorded);
  }

  private static List<String> epochs(HoneDatabase database, long run) {
    List<String> epochs = new ArrayList<>();
    try (Cursor rows =
        database.query(
            "SELECT epoch, trainLoss, validationMetric FROM epochs WHERE runId = ? ORDER BY epoch",
            new Object[] {run})) {
      while (rows.moveToNext()) {
        epochs.add(rows.getInt(0) + " " + rows.getDouble(1) + " " + rows.getDouble(2));
      }
    }
    return epochs;
  }

  /** Everything that runs measured, but for the time. */
  private static String numbers(List<RunResult> runs) {
    return runs.stream()
        .map(run -> withoutSeconds(run.toJson()).toString())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static JsonElement withoutSeconds(JsonElement json) {
    if (json.isJsonObject()) {
      JsonObject object = json.getAsJsonObject();
      object.remove("seconds");
      object.entrySet().forEach(entry -> withoutSeconds(entry.getValue()));
    } else if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(Experiment::withoutSeconds);
    }
    return json;
  }
}
