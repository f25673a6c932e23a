package dev.hone.app.ui.watch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.app.App;
import dev.hone.app.data.ArmProgress;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.OpenArms;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metrics;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/**
 * What is said while arms are trained, and how long it takes; two arms, two repeats, ten epochs.
 */
public class WatchStateTest {
  private static final ExperimentSpec SPEC = App.spec("iris", 10, 2, "none", "l2=0.1");

  private final ExperimentEntity experiment = new ExperimentEntity();
  private final List<ArmProgress> progress = new ArrayList<>();
  private final List<CurvePoint> curves = new ArrayList<>();

  @Test
  public void secondsLeft_isWhatIsOpenAtThePaceSoFar() {
    experiment.state = ExperimentState.RUNNING;
    experiment.trainingSeconds = 6;
    arm(0, 10, 1);
    arm(1, 2, 0);
    // 12 of 40 epochs in six seconds: half a second each, 28 to come.
    assertEquals(12, state().doneEpochs());
    assertEquals(14, state().secondsLeft(), 1e-9);
  }

  @Test
  public void armWhoseRunsStoppedEarly_countsWhole() {
    experiment.state = ExperimentState.RUNNING;
    experiment.trainingSeconds = 5;
    arm(0, 7, 2);
    assertEquals(20, state().doneEpochs());
    assertEquals(5, state().secondsLeft(), 1e-9);
  }

  @Test
  public void secondsLeft_unknownAtTheStartAndWhenItRests() {
    experiment.state = ExperimentState.RUNNING;
    assertTrue(Double.isNaN(state().secondsLeft()));
    arm(0, 10, 1);
    experiment.state = ExperimentState.PAUSED;
    experiment.trainingSeconds = 3;
    assertTrue(Double.isNaN(state().secondsLeft()));
  }

  /** Two arms, ten repeats until decided; the second is decided after five. */
  @Test
  public void armThatIsDecided_needsNoMoreTime() {
    ExperimentSpec looking = SPEC.withPlan(Plan.untilDecided(10, 0));
    experiment.state = ExperimentState.RUNNING;
    experiment.trainingSeconds = 11;
    arm(0, 60, 6);
    arm(1, 50, 5);
    OpenArms.Standing open = new OpenArms.Standing(5, List.of(true, true), List.of(8, 8));
    OpenArms.Standing decided = new OpenArms.Standing(5, List.of(true, false), List.of(8, 5));
    WatchState before = state(looking, open);
    // 110 of 200 epochs in eleven seconds: 90 to come, at most.
    assertEquals(200, before.allEpochs());
    assertEquals(55, before.percent());
    assertEquals(9, before.secondsLeft(), 1e-9);
    assertTrue(before.atMost());
    WatchState after = state(looking, decided);
    // Of the second arm all 50 are done; of the first 60 of 100.
    assertEquals(150, after.allEpochs());
    assertEquals(110, after.doneEpochs());
    assertEquals(73, after.percent());
    assertEquals(4, after.secondsLeft(), 1e-9);
    assertEquals(5, after.runs(1));
    assertEquals(10, after.runs(0));
    assertFalse(after.atMost());
    assertTrue("before it is worked out", state(looking, null).atMost());
    assertFalse(state().atMost());
  }

  @Test
  public void armsAreToldToBeOpenOrDecided_whileItIsLooked_andTheBaselineNeither() {
    ExperimentSpec looking = SPEC.withPlan(Plan.untilDecided(10, 0));
    experiment.state = ExperimentState.RUNNING;
    WatchState open = state(looking, new OpenArms.Standing(5, List.of(true, true), List.of(8, 8)));
    assertTrue(open.open(1));
    assertFalse(open.decided(1));
    assertFalse(open.open(0));
    OpenArms.Standing after = new OpenArms.Standing(5, List.of(true, false), List.of(8, 5));
    WatchState decided = state(looking, after);
    assertTrue(decided.decided(1));
    assertFalse(decided.open(1));
    assertFalse(decided.decided(0));
    assertFalse("before it is worked out", state(looking, null).open(1));
    experiment.state = ExperimentState.FINISHED;
    assertFalse("after the end", state(looking, after).looking());
    assertFalse(state(looking, after).decided(1));
  }

  /** Opened after the end, of fifty repeats at most: eight and five were made. */
  @Test
  public void afterTheEnd_eachArmHasTheRunsThatItGot() {
    ExperimentSpec looking = SPEC.withPlan(Plan.untilDecided(50, 0));
    experiment.state = ExperimentState.FINISHED;
    arm(0, 80, 8);
    arm(1, 31, 5); // they stopped early
    WatchState ended = state(looking, null);
    assertEquals(8, ended.runs(0));
    assertEquals(5, ended.runs(1));
    assertEquals(100, ended.percent(0));
    assertEquals(100, ended.percent(1));
    assertEquals(100, ended.percent());
    assertEquals(130, ended.allEpochs());
    // The look before the end knew less than what was made then.
    OpenArms.Standing before = new OpenArms.Standing(5, List.of(true, true), List.of(8, 8));
    assertEquals(5, state(looking, before).runs(1));
    assertEquals(100, state(looking, before).percent());
  }

  @Test
  public void afterTheEnd_beforeRunsAreRead_nothingIsDone() {
    experiment.state = ExperimentState.FINISHED;
    assertEquals(0, state().percent());
    assertEquals(0, state().percent(1));
  }

  @Test
  public void anArmsPartIsOfItsOwnEpochs_andNothingBeforeItBegan() {
    experiment.state = ExperimentState.RUNNING;
    arm(1, 13, 1);
    // 13 of two runs of ten epochs.
    assertEquals(65, state().percent(1));
    assertEquals(1, state().finishedRuns(1));
    assertEquals(0, state().percent(0));
    assertEquals(0, state().finishedRuns(0));
  }

  @Test
  public void leader_isTheArmOfTheSmallestLossAtItsLastEpoch() {
    experiment.state = ExperimentState.RUNNING;
    point(0, 1, 0.9, 0.5);
    point(0, 2, 0.25, 0.9);
    point(1, 1, 0.2, 0.95);
    assertSaid(
        "L2 0.1 leads with a mean validation loss of 0.2000 (accuracy: 95.0 %). The verdict comes from"
            + " the test rows, at the end.",
        "L2 0.1 领先，平均验证损失为 0.2000（准确率：95.0%）。最后的结论来自测试样本。");
    point(1, 2, 0.3, 0.8);
    assertTrue(state().said().in(Language.EN).startsWith("No regularisation leads with"));
  }

  @Test
  public void nothingIsSaid_beforeEachArmWasTrained() {
    experiment.state = ExperimentState.RUNNING;
    point(0, 1, 0.9, 0.5);
    assertSaid(
        "Nothing can be said before each arm has been trained at least once.",
        "每个方案至少训练一次之前，还不能下结论。");
  }

  @Test
  public void afterTheEnd_theOutcomeIsSaid_andNobodyLeads() {
    experiment.state = ExperimentState.FINISHED;
    experiment.message = Message.plain("l2=0.1 is better.");
    point(0, 1, 0.1, 0.9);
    point(1, 1, 0.2, 0.9);
    assertSaid("l2=0.1 is better.", "l2=0.1 is better.");
    experiment.message = null;
    assertSaid("", "");
  }

  private void assertSaid(String english, String chinese) {
    assertEquals(english, state().said().in(Language.EN));
    assertEquals(chinese, state().said().in(Language.ZH));
  }

  private void arm(int arm, int epochs, int finishedRuns) {
    ArmProgress one = new ArmProgress();
    one.arm = arm;
    one.epochs = epochs;
    one.finishedRuns = finishedRuns;
    progress.add(one);
  }

  private void point(int arm, int epoch, double loss, double accuracy) {
    CurvePoint point = new CurvePoint();
    point.arm = arm;
    point.epoch = epoch;
    point.validationLoss = loss;
    point.validationMetric = accuracy;
    curves.add(point);
  }

  private WatchState state() {
    return state(SPEC, null);
  }

  private WatchState state(ExperimentSpec spec, OpenArms.Standing standing) {
    return new WatchState(
        experiment, spec, Metrics.usual(Task.CLASSIFICATION), progress, curves, standing);
  }
}
