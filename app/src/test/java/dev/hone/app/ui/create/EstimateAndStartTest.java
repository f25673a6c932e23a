package dev.hone.app.ui.create;

import static dev.hone.app.ui.create.HeldForm.state;
import static dev.hone.app.ui.create.HeldForm.type;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.hone.app.ui.OwnMainThread;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.run.Estimate;
import dev.hone.spec.ExperimentSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What comparing would take, and the start, which waits for nobody; without Android. */
public class EstimateAndStartTest {
  @Rule public final OwnMainThread mainThread = new OwnMainThread();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private HeldForm form;

  @Before
  public void emptyPhone() {
    form = new HeldForm(folder.getRoot().toPath());
  }

  @Test
  public void whatComparingTakesIsOfWhatIsTyped() {
    CreateViewModel model = form.iris();
    // Four inputs to four units to three classes, each with a bias.
    assertEquals(4 * 4 + 4 + 4 * 3 + 3, state(model).size().parameters());
    assertEquals(2 * 5, state(model).size().runs());
    assertTrue(state(model).size().seconds() > 0);
    type(model, Field.HIDDEN, "5, 2");
    type(model, Field.SEEDS, "3");
    assertTrue("no longer known", state(model).size().parameters() < 0);
    form.settle();
    assertEquals(4 * 5 + 5 + 5 * 2 + 2 + 2 * 3 + 3, state(model).size().parameters());
    assertEquals(2 * 3, state(model).size().runs());
  }

  @Test
  public void manyKeystrokesAreOneQuestion() {
    CreateViewModel model = form.iris();
    for (String text : List.of("1", "12", "125")) {
      type(model, Field.EPOCHS, text);
    }
    type(model, Field.EPOCHS, "125");
    assertEquals("what stands there already is none", 3, form.quiet.size());
    form.quiet.run();
    assertEquals(1, form.measuring.size());
  }

  @Test
  public void anAnswerToWhatStoodThereBefore_isDropped() {
    CreateViewModel model = form.iris();
    type(model, Field.HIDDEN, "7");
    form.quiet.run();
    form.measuring.run(); // answered, but not yet heard
    type(model, Field.HIDDEN, "8");
    form.main.run();
    assertTrue(state(model).size().parameters() < 0);
    form.settle();
    assertEquals(4 * 8 + 8 + 8 * 3 + 3, state(model).size().parameters());
  }

  @Test
  public void start_keepsWhatIsTyped_atTheClocksTime_thenTrains() {
    CreateViewModel model = form.iris();
    type(model, Field.NAME, "  Mine ");
    type(model, Field.EPOCHS, "7");
    form.settle();
    model.start();
    assertEquals(List.of(), form.ordered);
    form.settle();
    assertEquals(List.of("Mine at 1234", "train"), form.ordered);
    assertEquals(7, form.made.get(0).training().epochs());
    assertEquals("iris", form.made.get(0).data().source());
    assertEquals(42, state(model).created());
  }

  /** The orders' thread may be busy for a while, and the phone be turned meanwhile. */
  @Test
  public void whatWasStartedCannotBeStartedTwice_whateverIsTypedMeanwhile() {
    CreateViewModel model = form.iris();
    model.start();
    assertFalse("told to the next view too", state(model).valid());
    model.start();
    type(model, Field.EPOCHS, "8");
    form.quiet.run();
    form.measuring.run();
    form.main.run();
    assertFalse(state(model).valid());
    model.start();
    model.chooseData("wine", null);
    form.settle();
    assertEquals(2, form.ordered.size());
    assertEquals("as it stood then", 3, form.made.get(0).training().epochs());
    assertEquals(42, state(model).created());
    assertFalse(state(model).valid());
  }

  /** Two real threads: one hangs in an estimate, and the other has to obey meanwhile. */
  @Test
  public void start_waitsForNoEstimate_andWhatThatSaysLaterIsDropped() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch hang = new CountDownLatch(1);
    Function<ExperimentSpec, Estimate> real = form.estimate;
    form.estimate =
        spec -> {
          hanging.countDown();
          await(hang);
          return real.apply(spec);
        };
    ExecutorService measures = Executors.newSingleThreadExecutor();
    ExecutorService obeys = Executors.newSingleThreadExecutor();
    try {
      CreateViewModel model = form.open(measures, obeys);
      form.quiet.run();
      assertTrue(hanging.await(30, TimeUnit.SECONDS));
      form.main.run();
      model.start();
      finished(obeys.submit(() -> {}));
      form.main.run();
      assertEquals(List.of("Wisconsin breast cancer at 1234", "train"), form.ordered);
      assertEquals(42, state(model).created());
      hang.countDown();
      finished(measures.submit(() -> {}));
      form.main.run();
      assertEquals(42, state(model).created());
      assertTrue(state(model).size().seconds() < 0);
    } finally {
      hang.countDown();
      measures.shutdown();
      obeys.shutdown();
    }
  }

  private static void finished(Future<?> task) throws Exception {
    task.get(30, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  public void whatIsWrongIsToldAtItsField_isNotMeasured_andCannotBeStarted() {
    CreateViewModel model = form.iris();
    form.estimate =
        spec -> {
          throw new AssertionError("measured");
        };
    type(model, Field.EPOCHS, "0");
    form.settle();
    assertEquals(Set.of(Field.EPOCHS), state(model).errors().keySet());
    assertEquals(
        "Allowed: whole numbers from 1 to 100000",
        state(model).errors().get(Field.EPOCHS).in(Language.EN));
    assertEquals("the data are looked at all the same", 150, state(model).looked().rows());
    assertNull("nothing but the field is wrong", state(model).problem());
    assertFalse(state(model).valid());
    model.start();
    form.settle();
    assertEquals(List.of(), form.ordered);
  }

  @Test
  public void whatCannotBeKeptIsTold_untilSomethingIsChanged() {
    form.refusal = new InvalidInputException(Message.plain("the data are gone"));
    CreateViewModel model = form.iris();
    model.start();
    form.settle();
    assertEquals("the data are gone", state(model).problem().getMessage());
    assertEquals(0, state(model).created());
    assertFalse(state(model).valid());
    assertEquals(List.of(), form.ordered);
    type(model, Field.EPOCHS, "4");
    form.settle();
    assertTrue(state(model).valid());
  }

  @Test
  public void tooLittleMemoryIsASentence() {
    CreateViewModel model = form.iris();
    form.estimate =
        spec -> {
          throw new OutOfMemoryError();
        };
    type(model, Field.HIDDEN, "1000");
    form.settle();
    assertEquals(
        "The phone has too little memory for this network and batch. Choose smaller ones.",
        state(model).problem().getMessage());
  }
}
