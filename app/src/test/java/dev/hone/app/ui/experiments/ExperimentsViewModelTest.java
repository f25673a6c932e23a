package dev.hone.app.ui.experiments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import androidx.lifecycle.MutableLiveData;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.ui.HeldTasks;
import dev.hone.app.ui.OwnMainThread;
import dev.hone.spec.ExperimentSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** The list of experiments, without Android: what is asked of whom, when, and in which order. */
public class ExperimentsViewModelTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1234), ZoneOffset.UTC);

  @Rule public final OwnMainThread mainThread = new OwnMainThread();

  private final HeldTasks io = new HeldTasks();
  private final HeldTasks orders = new HeldTasks();
  private final MutableLiveData<List<ExperimentEntity>> listed = new MutableLiveData<>(List.of());
  private final List<String> searched = new ArrayList<>();
  private final List<String> ordered = new ArrayList<>();
  private final List<ExperimentSpec> made = new ArrayList<>();
  private final List<Integer> glimpsed = new ArrayList<>();
  private boolean toTrain = true;
  private boolean refused;

  private final ExperimentsViewModel.Orders person =
      new ExperimentsViewModel.Orders() {
        @Override
        public long create(String name, ExperimentSpec spec, long now) {
          if (refused) {
            throw new IllegalStateException("no room");
          }
          made.add(spec);
          ordered.add("create " + name + " at " + now);
          return 7;
        }

        @Override
        public void rename(long id, String name) {
          ordered.add("rename " + id + " to " + name);
        }

        @Override
        public void duplicate(long id, String name, long now) {
          ordered.add("duplicate " + id + " as " + name + " at " + now);
        }

        @Override
        public void delete(long id, long now) {
          ordered.add("delete " + id + " at " + now);
        }

        @Override
        public boolean undoDelete(long id) {
          ordered.add("undo " + id);
          return toTrain;
        }

        @Override
        public void train() {
          ordered.add("train");
        }

        @Override
        public void forget() {
          ordered.add("forget");
        }
      };

  private final ExperimentsViewModel model =
      new ExperimentsViewModel(
          (text, limit) -> {
            searched.add(text + "|" + limit);
            return listed;
          },
          person,
          experiment -> {
            glimpsed.add(experiment.finishedRuns);
            return new Glance(List.of(new double[] {experiment.finishedRuns}), null, 0);
          },
          new ExperimentsViewModel.Threads(io, orders, Runnable::run),
          CLOCK);

  private void look() {
    model.state().observeForever(state -> {});
    assertEquals("|50", searched.get(0));
    searched.clear();
  }

  private static ExperimentEntity experiment(long id) {
    ExperimentEntity one = new ExperimentEntity();
    one.id = id;
    one.state = ExperimentState.RUNNING;
    return one;
  }

  @Test
  public void theListFollowsWhatIsThere_andNothingIsNotTheSameAsNoMatch() {
    look();
    assertTrue(model.state().getValue().empty());
    assertFalse(model.state().getValue().noMatch());
    ExperimentEntity one = experiment(1);
    listed.setValue(List.of(one));
    assertEquals(List.of(one), model.state().getValue().experiments());
    assertFalse(model.state().getValue().empty());
    model.search("  wine ");
    listed.setValue(List.of());
    assertFalse("there may be others", model.state().getValue().empty());
    assertTrue(model.state().getValue().noMatch());
    assertEquals(List.of("wine|50"), searched);
  }

  @Test
  public void theListGrowsByFiftyAtItsEnd_andASearchBeginsAnew() {
    look();
    model.more(49);
    assertEquals("the end is not a full page", List.of(), searched);
    model.more(50);
    model.more(100);
    model.search("a");
    assertEquals(List.of("|100", "|150", "a|50"), searched);
  }

  @Test
  public void aCardIsReadOnce_andAgainWhenMoreRunsAreFinished() {
    ExperimentEntity one = experiment(5);
    List<Long> told = new ArrayList<>();
    model.glanced().observeForever(told::add);
    assertSame(Glance.NONE, model.glance(one));
    assertSame(Glance.NONE, model.glance(one));
    assertEquals(1, io.run());
    assertEquals(List.of(5L), told);
    assertEquals(0, model.glance(one).curves().get(0)[0], 0);
    assertEquals(0, io.run());
    one.finishedRuns = 3;
    assertSame(Glance.NONE, model.glance(one));
    io.run();
    assertEquals(3, model.glance(one).curves().get(0)[0], 0);
    one.state = ExperimentState.FINISHED;
    model.glance(one);
    io.run();
    assertEquals(List.of(0, 3, 3), glimpsed);
  }

  @Test
  public void oneTapMakesTheFirstExperiment_trainsIt_andLeadsToItOnce() {
    model.first("My first");
    assertEquals(List.of(), ordered);
    assertEquals(0L, (long) model.made().getValue());
    orders.run();
    assertEquals(List.of("create My first at 1234", "train"), ordered);
    assertEquals("breast-cancer", made.get(0).data().source());
    assertEquals(5, made.get(0).repeats());
    assertEquals(7L, (long) model.made().getValue());
    model.shown();
    assertEquals(0L, (long) model.made().getValue());
  }

  @Test
  public void touchedTwice_itMakesOne_andAnotherOnlyWhenTheListIsEmptyAgain() {
    look();
    model.first("My first");
    model.first("My first");
    orders.run();
    assertEquals(1, made.size());
    model.shown();
    model.first("My first"); // the list does not have it yet
    orders.run();
    listed.setValue(List.of(experiment(7)));
    model.first("My first");
    orders.run();
    assertEquals(1, made.size());
    listed.setValue(List.of());
    model.first("My first");
    orders.run();
    assertEquals(2, made.size());
  }

  @Test
  public void whatCouldNotBeMade_canBeAskedForAgain() {
    look();
    refused = true;
    model.first("My first");
    assertThrows(IllegalStateException.class, orders::run);
    assertEquals(0L, (long) model.made().getValue());
    refused = false;
    model.first("My first");
    orders.run();
    assertEquals(1, made.size());
  }

  @Test
  public void aDeletedOneThatIsOverComesBack_withoutTraining() {
    toTrain = false;
    model.undoDelete(2);
    orders.run();
    assertEquals(List.of("undo 2"), ordered);
  }

  @Test
  public void whatIsAskedForHappensInThatOrder_atTheClocksTime() {
    model.duplicate(1, "Copy");
    model.delete(2);
    model.undoDelete(2);
    model.rename(3, " New name ");
    assertEquals("on the orders' thread", 0, io.size());
    orders.run();
    assertEquals(
        List.of(
            "duplicate 1 as Copy at 1234",
            "train",
            "delete 2 at 1234",
            "forget",
            "undo 2",
            "train",
            "rename 3 to New name"),
        ordered);
  }

  @Test
  public void anEmptyNameChangesNothing() {
    model.rename(3, "  ");
    assertEquals(0, orders.size());
  }
}
