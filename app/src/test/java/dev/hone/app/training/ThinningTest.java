package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.database.Cursor;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.HoneDatabase;
import dev.hone.app.data.RunEntity;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.EpochRecord;
import dev.hone.train.Evaluation;
import dev.hone.trained.Course;
import dev.hone.trained.Measured;
import dev.hone.trained.RunKey;
import dev.hone.trained.RunResult;
import dev.hone.trained.WeightFigures;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What stays of long runs in the database, recorded as training does. */
@RunWith(AndroidJUnit4.class)
public class ThinningTest {
  private static final int MILLION = 1_000_000;

  @Rule public final App app = new App();

  @Test
  public void aMillionEpochs_leaveTwoThousandPointsAtMost() {
    long id = record(MILLION, MILLION);
    List<Integer> kept = epochs(id, 0);
    // 1, every 512th of a million, and the last.
    assertEquals(1 + MILLION / 512 + 1, kept.size());
    assertTrue(kept.size() <= 2000);
    assertEquals(1, (int) kept.get(0));
    assertEquals(512, (int) kept.get(1));
    assertEquals(1024, (int) kept.get(2));
    assertEquals(MILLION, (int) kept.get(kept.size() - 1));
    RunEntity run = app.get(() -> app.container().database().runs().find(id, 0, 0));
    assertEquals(MILLION, run.epochs);
    assertTrue(run.finished);
    // The screen's curve: the first and every 2048th, with the numbers of their epochs.
    List<CurvePoint> curve = app.get(() -> app.container().experiments().curves(id, MILLION));
    assertEquals(1 + MILLION / 2048, curve.size());
    assertEquals(4096, curve.get(2).epoch);
    assertEquals(1.0 / 4096, curve.get(2).trainLoss, 0);
  }

  @Test
  public void runsOfDifferentLength_areAveragedWhereBothHaveAPoint() {
    long id = record(10_000, 10_000, 2_500);
    assertEquals(1 + 10_000 / 8, epochs(id, 0).size()); // 10,000 is a multiple of 8
    assertEquals(1 + 2_500 / 2, epochs(id, 1).size());
    for (CurvePoint point : app.get(() -> app.container().experiments().curves(id, 10_000))) {
      assertTrue(point.epoch == 1 || point.epoch % 32 == 0);
      assertEquals(1.0 / point.epoch, point.trainLoss, 0);
      assertEquals(point.epoch < 2_500 ? 0.5 : 0, point.trainMetric, 0);
    }
  }

  @Test
  public void aShortRun_keepsAll() {
    long id = record(1998, 1998);
    assertEquals(1998, epochs(id, 0).size());
  }

  /** Records one arm: a repeat a length. */
  private long record(int epochs, int... lengths) {
    ExperimentSpec spec = App.spec("iris", epochs, lengths.length, "none");
    long id = app.create("Long", spec);
    app.run(
        () -> {
          HoneDatabase database = app.container().database();
          ExperimentEntity experiment = app.container().experiments().find(id);
          RunRecorder recorder =
              new RunRecorder(
                  database, app.container().experiments(), experiment, spec, done -> {});
          for (int repeat = 0; repeat < lengths.length; repeat++) {
            List<EpochRecord> history = new ArrayList<>();
            for (int epoch = 1; epoch <= lengths[repeat]; epoch++) {
              EpochRecord record =
                  new EpochRecord(
                      epoch, new Evaluation(1.0 / epoch, repeat), Evaluation.NONE, 0, 1, 0.1, 0);
              history.add(record);
              recorder.onEpoch(spec.arms().get(0), repeat, record);
            }
            recorder.onRun(result(repeat, history), repeat + 1, lengths.length);
          }
          recorder.flush();
        });
    return id;
  }

  private static RunResult result(int repeat, List<EpochRecord> history) {
    Evaluation all = new Evaluation(0.5, 0.5);
    return new RunResult(
        new RunKey("none", repeat),
        Measured.of(all, all, all),
        new Course(history.size(), history.size(), 1, null, history),
        WeightFigures.NONE,
        null);
  }

  private List<Integer> epochs(long id, int repeat) {
    return app.get(
        () -> {
          HoneDatabase database = app.container().database();
          long run = database.runs().find(id, 0, repeat).id;
          List<Integer> epochs = new ArrayList<>();
          try (Cursor rows =
              database.query(
                  "SELECT epoch FROM epochs WHERE runId = ? ORDER BY epoch", new Object[] {run})) {
            while (rows.moveToNext()) {
              epochs.add(rows.getInt(0));
            }
          }
          return epochs;
        });
  }
}
