package dev.hone.app.ui.watch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import dev.hone.app.App;
import dev.hone.app.data.ArmProgress;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.ui.HeldTasks;
import dev.hone.app.ui.OwnMainThread;
import dev.hone.base.Language;
import dev.hone.compare.OpenArms;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** The training screen, without Android: two arms, ten epochs a run. */
public class WatchViewModelTest {
  private static final ExperimentSpec PLAIN = App.spec("iris", 10, 2, "none", "l2=0.1");
  private static final ExperimentSpec LOOKING = PLAIN.withPlan(Plan.untilDecided(10, 0));

  @Rule public final OwnMainThread mainThread = new OwnMainThread();

  private final HeldTasks io = new HeldTasks();
  private final HeldTasks orders = new HeldTasks();
  private final List<String> ordered = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final MutableLiveData<ExperimentEntity> experiment = new MutableLiveData<>();
  private final MutableLiveData<List<ArmProgress>> progress = new MutableLiveData<>();
  private final MutableLiveData<List<CurvePoint>> curves = new MutableLiveData<>();
  private OpenArms.Standing standing;

  private final Watched watched =
      new Watched() {
        @Override
        public LiveData<ExperimentEntity> experiment() {
          return experiment;
        }

        @Override
        public LiveData<List<ArmProgress>> progress() {
          return progress;
        }

        @Override
        public LiveData<List<CurvePoint>> curves(int epochs) {
          assertEquals(10, epochs);
          return curves;
        }

        @Override
        public Metric metric(ExperimentEntity of, ExperimentSpec spec) {
          return Metrics.usual(Task.CLASSIFICATION);
        }

        @Override
        public OpenArms.Standing standing(ExperimentEntity of) {
          asked.add(of.finishedRuns);
          return standing;
        }
      };

  private WatchViewModel watch() {
    WatchViewModel model =
        new WatchViewModel(
            watched,
            new WatchViewModel.Orders(
                () -> ordered.add("pause"), () -> ordered.add("resume"), () -> ordered.add("stop")),
            new WatchViewModel.Threads(io, orders, Runnable::run));
    model.state().observeForever(state -> {});
    return model;
  }

  private void stands(ExperimentSpec spec, ExperimentState state, int finishedRuns) {
    ExperimentEntity now = new ExperimentEntity();
    now.spec = spec.toJson().toString();
    now.state = state;
    now.finishedRuns = finishedRuns;
    now.trainingSeconds = 4;
    experiment.setValue(now);
  }

  /** Of both arms, so many runs each. */
  private void finished(int first, int second) {
    List<ArmProgress> arms = new ArrayList<>();
    for (int arm = 0; arm < 2; arm++) {
      ArmProgress one = new ArmProgress();
      one.arm = arm;
      one.finishedRuns = arm == 0 ? first : second;
      one.epochs = 10L * one.finishedRuns;
      arms.add(one);
    }
    progress.setValue(arms);
  }

  @Test
  public void nothingIsShownBeforeItIsKnownByWhatArmsAreJudged() {
    WatchViewModel model = watch();
    finished(1, 0);
    assertNull(model.state().getValue());
    stands(PLAIN, ExperimentState.RUNNING, 1);
    assertNull(model.state().getValue());
    io.run();
    WatchState state = model.state().getValue();
    // One of four runs in four seconds: three to come.
    assertEquals(25, state.percent());
    assertEquals(50, state.percent(0));
    assertEquals(0, state.percent(1));
    assertEquals(12, state.secondsLeft(), 1e-9);
  }

  @Test
  public void theScreenFollowsProgressCurvesAndState() {
    WatchViewModel model = watch();
    stands(PLAIN, ExperimentState.RUNNING, 0);
    io.run();
    finished(2, 1);
    assertEquals(75, model.state().getValue().percent());
    assertEquals(1, model.state().getValue().finishedRuns(1));
    curves.setValue(List.of(point(0, 0.5), point(1, 0.25)));
    assertTrue(
        model.state().getValue().said().in(Language.EN).startsWith("L2 0.1 leads with a mean"));
    stands(PLAIN, ExperimentState.PAUSED, 3);
    assertTrue(Double.isNaN(model.state().getValue().secondsLeft()));
  }

  private static CurvePoint point(int arm, double loss) {
    CurvePoint point = new CurvePoint();
    point.arm = arm;
    point.epoch = 1;
    point.validationLoss = loss;
    return point;
  }

  @Test
  public void openArmsAreWorkedOut_onlyWhenMoreRunsAreFinished_andNotAfterTheEnd() {
    standing = new OpenArms.Standing(5, List.of(true, false), List.of(8, 5));
    WatchViewModel model = watch();
    stands(LOOKING, ExperimentState.RUNNING, 0);
    io.run();
    assertEquals(List.of(0), asked);
    finished(0, 0);
    io.run();
    assertEquals("as many as before", List.of(0), asked);
    finished(5, 5);
    stands(LOOKING, ExperimentState.RUNNING, 10);
    io.run();
    assertEquals(2, asked.size());
    assertTrue(model.state().getValue().decided(1));
    stands(LOOKING, ExperimentState.FINISHED, 13);
    finished(8, 5);
    io.run();
    assertEquals(2, asked.size());
    assertEquals("of the last look", standing, model.state().getValue().standing());
  }

  @Test
  public void aPlanWithoutLooksNeverAsksWhatIsOpen() {
    watch();
    stands(PLAIN, ExperimentState.RUNNING, 0);
    finished(1, 1);
    io.run();
    assertEquals(List.of(), asked);
  }

  @Test
  public void whereNobodyCanSayWhatIsOpen_theLastAnswerStays() {
    standing = new OpenArms.Standing(5, List.of(true, true), List.of(8, 8));
    WatchViewModel model = watch();
    stands(LOOKING, ExperimentState.RUNNING, 0);
    io.run();
    standing = null;
    finished(5, 5);
    io.run();
    assertEquals(2, asked.size());
    assertEquals(5, model.state().getValue().standing().repeats());
  }

  /** Two threads: what was asked for later is answered first. */
  @Test
  public void anAnswerToAnEarlierQuestion_isDropped() {
    WatchViewModel model = watch();
    stands(LOOKING, ExperimentState.RUNNING, 0);
    io.run();
    finished(5, 5);
    Runnable earlier = io.take();
    finished(8, 5);
    Runnable later = io.take();
    standing = new OpenArms.Standing(8, List.of(true, false), List.of(10, 5));
    later.run();
    assertEquals(8, model.state().getValue().standing().repeats());
    standing = new OpenArms.Standing(5, List.of(true, true), List.of(8, 8));
    earlier.run();
    assertEquals(8, model.state().getValue().standing().repeats());
    assertTrue(model.state().getValue().decided(1));
  }

  @Test
  public void aQuestionWithoutAnAnswer_isAskedAgainWithTheNextNews() {
    standing = null;
    WatchViewModel model = watch();
    stands(LOOKING, ExperimentState.RUNNING, 10);
    io.run();
    finished(5, 5);
    io.run();
    assertNull(model.state().getValue().standing());
    standing = new OpenArms.Standing(5, List.of(true, false), List.of(8, 5));
    finished(5, 5); // an epoch more, but no run
    io.run();
    assertEquals(5, model.state().getValue().standing().repeats());
    finished(5, 5);
    assertEquals("answered", 0, io.size());
  }

  @Test
  public void anExperimentThatIsGoneShowsNothing() {
    WatchViewModel model = watch();
    experiment.setValue(null);
    finished(1, 1);
    io.run();
    assertNull(model.state().getValue());
  }

  @Test
  public void ordersAreGivenInTheirOrder_onTheirThread() {
    WatchViewModel model = watch();
    model.pause();
    model.resume();
    model.stop();
    assertEquals(List.of(), ordered);
    orders.run();
    assertEquals(List.of("pause", "resume", "stop"), ordered);
  }
}
