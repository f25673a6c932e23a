package dev.hone.app.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.database.sqlite.SQLiteConstraintException;
import androidx.room.Room;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.base.Language;
import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Entities and queries on the real database. */
@RunWith(AndroidJUnit4.class)
public class DatabaseTest {
  private HoneDatabase database;

  @Before
  public void open() {
    database =
        Room.inMemoryDatabaseBuilder(
                ApplicationProvider.getApplicationContext(), HoneDatabase.class)
            .allowMainThreadQueries()
            .build();
  }

  @After
  public void close() {
    database.close();
  }

  @Test
  public void experimentsAreKept() {
    assertEquals("First", database.experiments().find(insert("First")).name);
  }

  @Test
  public void deletingAnExperiment_takesItsRunsEpochsAndModels() {
    long gone = insert("Gone");
    long kept = insert("Kept");
    for (long id : new long[] {gone, kept}) {
      long run = run(id, 0, 0);
      database.runs().putEpochs(epochs(run, 1, 3));
      ModelFileEntity model = new ModelFileEntity();
      model.experimentId = id;
      database.runs().putModel(model);
    }
    database.experiments().deleteForGood(gone);
    assertTrue("not marked as deleted", database.experiments().find(gone) != null);
    database.experiments().markDeleted(gone, 1L);
    database.experiments().deleteForGood(gone);
    assertNull(database.experiments().find(gone));
    assertEquals(0, database.runs().countEpochs(gone));
    assertEquals(0, database.runs().ofExperiment(gone).size());
    assertEquals(0, database.runs().models(gone).size());
    assertEquals(3, database.runs().countEpochs(kept));
    assertEquals(1, database.runs().models(kept).size());
  }

  @Test
  public void dataInUse_cannotBeDeleted() {
    DatasetEntity dataset = new DatasetEntity();
    dataset.id = database.datasets().insert(dataset);
    ExperimentEntity experiment = new ExperimentEntity();
    experiment.datasetId = dataset.id;
    database.experiments().insert(experiment);
    assertThrows(SQLiteConstraintException.class, () -> database.datasets().delete(dataset.id));
    assertEquals(0, database.datasets().unused().size());
  }

  @Test
  public void queue_isInOrderOfPositionWithTheInterruptedFirst() {
    long first = insert("a");
    long second = insert("b");
    long third = insert("c");
    for (long id : new long[] {first, second, third}) {
      database.experiments().stop(id);
      database.experiments().enqueue(id);
    }
    assertEquals(first, database.experiments().next().id);
    assertTrue(database.experiments().take(second, ExperimentState.RUNNING, WaitReason.NONE));
    assertEquals(second, database.experiments().next().id);
    // Only one is in hand.
    assertTrue(database.experiments().take(third, ExperimentState.WAITING, WaitReason.HOT));
    assertEquals(ExperimentState.QUEUED, database.experiments().state(second));
    database.experiments().stop(third);
    assertFalse(database.experiments().take(third, ExperimentState.RUNNING, WaitReason.NONE));
    assertEquals(first, database.experiments().next().id);
    database.experiments().stop(first);
    database.experiments().enqueue(first);
    assertEquals(second, database.experiments().next().id);
    database.experiments().markDeleted(second, 1L);
    assertEquals(first, database.experiments().next().id);
    database.experiments().stopAll();
    assertNull(database.experiments().next());
  }

  @Test
  public void resumedTooLate_whatIsQueuedOrInHandStaysAsItIs() {
    long id = insert("a");
    insert("b");
    ExperimentDao experiments = database.experiments();
    experiments.enqueue(id);
    assertEquals("keeps its place", id, experiments.next().id);
    experiments.take(id, ExperimentState.RUNNING, WaitReason.NONE);
    experiments.enqueue(id);
    assertEquals(ExperimentState.RUNNING, experiments.state(id));
    experiments.take(id, ExperimentState.WAITING, WaitReason.HOT);
    experiments.enqueue(id);
    assertEquals(ExperimentState.WAITING, experiments.state(id));
    assertEquals(WaitReason.HOT, experiments.find(id).waitReason);
    for (ExperimentState rests :
        new ExperimentState[] {
          ExperimentState.PAUSED, ExperimentState.STOPPED, ExperimentState.FAILED
        }) {
      experiments.setStateIfActive(id, rests, WaitReason.NONE, null);
      experiments.enqueue(id);
      assertEquals(ExperimentState.QUEUED, experiments.state(id));
    }
  }

  @Test
  public void broughtBack_itSaysWhetherItIsToBeTrained() {
    Experiments experiments = new Experiments(database, null, null);
    long queued = insert("queued");
    long over = insert("over");
    database.experiments().finish(over, Message.plain("better"));
    for (long id : new long[] {queued, over}) {
      experiments.delete(id, 1);
    }
    assertTrue(experiments.undoDelete(queued));
    assertFalse(experiments.undoDelete(over));
    assertEquals(ExperimentState.FINISHED, experiments.state(over));
    assertFalse("gone for good", experiments.undoDelete(99));
  }

  @Test
  public void recordedEpochs_areCompleteWithoutDuplicates() {
    long id = insert("a");
    long run = run(id, 0, 0);
    database.runs().record(epochs(run, 1, 5), List.of(), List.of());
    // Resumed from epoch 3: 4 and 5 once more, and after 6 the process is killed.
    database.runs().record(epochs(run, 4, 6), List.of(), List.of());
    RunEntity finished = database.runs().find(id, 0, 0);
    assertEquals(6, finished.epochs);
    finished.epochs = 9;
    database.runs().record(epochs(run, 8, 9), List.of(finished), epochs(run, 1, 9));
    assertEquals(9, database.runs().countEpochs(id));
    assertTrue(database.runs().find(id, 0, 0).finished);
    database.runs().reopen(run);
    assertEquals(0, database.runs().countEpochs(id));
    assertFalse(database.runs().find(id, 0, 0).finished);
  }

  @Test
  public void curves_areMeansOverTheRunsThatHaveTheEpoch() {
    long id = insert("a");
    database.runs().putEpochs(epochs(run(id, 0, 0), 1, 4));
    database.runs().putEpochs(epochs(run(id, 0, 1), 1, 2));
    database.runs().putEpochs(epochs(run(id, 1, 0), 1, 4));
    long other = insert("b");
    database.runs().putEpochs(epochs(run(other, 0, 0), 1, 4));
    // Train loss of an epoch is 1000 run + epoch, see epochs(): runs are 1 and 2, then 3.
    List<CurvePoint> curves = database.runs().curves(id, 2);
    List<String> points = new ArrayList<>();
    for (CurvePoint point : curves) {
      points.add(point.arm + " " + point.epoch + " " + point.trainLoss);
    }
    assertEquals(
        List.of("0 1 1501.0", "0 2 1502.0", "0 4 1004.0", "1 1 3001.0", "1 2 3002.0", "1 4 3004.0"),
        points);
    assertNull(curves.get(0).validationLoss);
    // The band: runs 1 and 2 at epoch 2, then run 1 alone.
    assertEquals(1002, curves.get(1).trainLossLow, 0);
    assertEquals(2002, curves.get(1).trainLossHigh, 0);
    assertEquals(1004, curves.get(2).trainLossLow, 0);
    assertEquals(1004, curves.get(2).trainLossHigh, 0);
    assertNull(curves.get(1).validationLossLow);
  }

  @Test
  public void bands_areOfTheirOwnMeasure() {
    long id = insert("a");
    for (int repeat = 0; repeat < 2; repeat++) {
      EpochEntity epoch = new EpochEntity();
      epoch.runId = run(id, 0, repeat);
      epoch.epoch = 1;
      epoch.trainLoss = 10.0 + repeat;
      epoch.trainMetric = 20.0 + repeat;
      epoch.validationLoss = 30.0 + repeat;
      epoch.validationMetric = 40.0 + repeat;
      database.runs().putEpochs(List.of(epoch));
    }
    CurvePoint point = database.runs().curves(id, 1).get(0);
    assertEquals(10.5, point.trainLoss, 0);
    assertEquals(10, point.trainLossLow, 0);
    assertEquals(11, point.trainLossHigh, 0);
    assertEquals(20, point.trainMetricLow, 0);
    assertEquals(21, point.trainMetricHigh, 0);
    assertEquals(30, point.validationLossLow, 0);
    assertEquals(31, point.validationLossHigh, 0);
    assertEquals(40, point.validationMetricLow, 0);
    assertEquals(41, point.validationMetricHigh, 0);
  }

  @Test
  public void messagesAreKept_forAnyLanguageAndAnyVersion() {
    Message message =
        Message.of("phone.storage", Message.of("phone.storage-missing", "run-0.json"));
    long id = insert("a");
    database.experiments().setStateIfActive(id, ExperimentState.FAILED, WaitReason.NONE, message);
    Message kept = database.experiments().find(id).message;
    assertEquals(message, kept);
    assertEquals("存储失败：run-0.json：文件缺失。点按“继续”即可从中断处接着训练。", kept.in(Language.ZH));
    database.experiments().enqueue(id);
    assertNull(database.experiments().find(id).message);

    assertEquals("an old text", Messages.read("an old text").in(Language.ZH));
    assertEquals("{an odd text", Messages.read("{an odd text").in(Language.EN));
    String later = Messages.stored(message).replace("phone.storage\"", "phone.of-2030\"");
    assertEquals(
        "Storage failed: run-0.json: it is missing. Resume to go on where it stopped.",
        Messages.read(later).in(Language.EN));
  }

  private long insert(String name) {
    ExperimentEntity experiment = new ExperimentEntity();
    experiment.name = name;
    return database.experiments().insert(experiment);
  }

  private long run(long experiment, int arm, int repeat) {
    RunEntity run = new RunEntity();
    run.experimentId = experiment;
    run.arm = arm;
    run.repeat = repeat;
    database.runs().insert(List.of(run));
    return database.runs().find(experiment, arm, repeat).id;
  }

  private static List<EpochEntity> epochs(long run, int from, int to) {
    List<EpochEntity> epochs = new ArrayList<>();
    for (int epoch = from; epoch <= to; epoch++) {
      EpochEntity entity = new EpochEntity();
      entity.runId = run;
      entity.epoch = epoch;
      entity.trainLoss = 1000.0 * run + epoch;
      epochs.add(entity);
    }
    return epochs;
  }
}
