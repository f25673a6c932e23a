package dev.hone.app.ui.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.hone.app.ui.OwnMainThread;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.compare.ExperimentRunner;
import dev.hone.data.table.Dataset;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.LstmFamily;
import dev.hone.nn.family.MlpFamily;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.Predictions;
import dev.hone.trained.TrainedModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** One model, without Android: the test says when each thread goes on. */
public class ModelViewModelTest {
  private static final ExperimentSpec IRIS = Trained.spec("iris", new MlpFamily(), 5);
  private static final ExperimentSpec SINE = Trained.spec("noisy-sine", new LstmFamily(), 2);

  @Rule public final OwnMainThread mainThread = new OwnMainThread();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Queue<Runnable> io = new ArrayDeque<>();
  private final Queue<Runnable> measuring = new ArrayDeque<>();
  private int measured;

  private ModelViewModel model(ModelSource source) {
    Executor main = Runnable::run;
    return new ModelViewModel(
        source,
        new FilePredictor(folder.getRoot().toPath()),
        new Stopwatch(
            () -> {
              measured++;
              return Message.of("phone.tflite.none");
            },
            null,
            System::nanoTime),
        new ModelViewModel.Threads(io::add, measuring::add, main),
        new Random(7));
  }

  private static ModelSource source(ExperimentSpec spec) {
    TrainedModel trained = Trained.model(spec);
    Dataset test = ExperimentRunner.testRows(spec, 0);
    return () -> new ModelSource.Loaded(trained, test);
  }

  private static void run(Queue<Runnable> tasks) {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private static Predictions engine(TrainedModel model, double... row) {
    return model.predict(new JavaExecutor(), Dataset.withoutTargets(model.schema(), 1, row));
  }

  @Test
  public void testRowsHoldTheTruthAndWhatTheEnginePredicts() {
    ModelViewModel model = model(source(IRIS));
    run(io);
    TestRows test = model.state().getValue().test();
    Dataset rows = ExperimentRunner.testRows(IRIS, 0);
    Predictions engine = model.state().getValue().model().predict(new JavaExecutor(), rows);
    int right = 0;
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(rows.labels()[i], test.truth().get(i), 0);
      assertEquals(engine.predictedClass(i), test.predicted().get(i), 0);
      right += engine.predictedClass(i) == rows.labels()[i] ? 1 : 0;
    }
    int diagonal = 0;
    for (int i = 0; i < 3; i++) {
      diagonal += test.confusion()[i][i];
    }
    assertEquals(right, diagonal);
    // Four inputs to four units to three classes, each with a bias.
    assertEquals(4 * 4 + 4 + 4 * 3 + 3, model.state().getValue().parameters());
  }

  @Test
  public void thePredictionFollowsWhatIsTyped_andAWrongNumberHasNone() {
    ModelViewModel model = model(source(IRIS));
    run(io);
    assertNull(model.state().getValue().answer());
    String[] typed = {"6.4", "2.8", "5.6", "2.1"};
    for (int i = 0; i < typed.length; i++) {
      model.type(i, typed[i]);
    }
    assertEquals(4, io.size());
    run(io);
    ModelState state = model.state().getValue();
    Predictions engine = engine(state.model(), 6.4, 2.8, 5.6, 2.1);
    assertEquals(List.of((double) engine.predictedClass(0)), state.answer().values());
    for (int i = 0; i < 3; i++) {
      assertEquals(engine.probability(0, i), state.answer().probabilities().get(i), 0);
    }
    model.type(2, "5.6.1");
    assertNull(model.state().getValue().answer());
    assertTrue(io.isEmpty());
    model.type(2, "");
    run(io);
    assertEquals(
        engine(state.model(), 6.4, 2.8, Double.NaN, 2.1).probability(0, 0),
        model.state().getValue().answer().probabilities().get(0),
        0);
  }

  @Test
  public void anAnswerToAnOlderRowIsDropped() {
    ModelViewModel model = model(source(IRIS));
    run(io);
    model.type(0, "1");
    Runnable older = io.remove();
    model.type(0, "2");
    run(io);
    ModelState.Answer newest = model.state().getValue().answer();
    older.run();
    assertEquals(newest, model.state().getValue().answer());
  }

  @Test
  public void aSampleIsTheTestRow_untilItIsChanged() {
    ModelViewModel model = model(source(IRIS));
    run(io);
    model.sample();
    run(io);
    ModelState state = model.state().getValue();
    int row = new Random(7).nextInt(state.test().data().size());
    assertEquals(row, state.entry().sampled());
    assertEquals(state.test().predicted().get(row), state.answer().values().get(0), 0);
    model.type(0, "5");
    assertEquals(-1, model.state().getValue().entry().sampled());
  }

  @Test
  public void aSequenceBeginsWithATestRow_andItsPredictionFollowsWhatIsDrawn() {
    ModelViewModel model = model(source(SINE));
    run(io);
    ModelState first = model.state().getValue();
    assertEquals(0, first.entry().sampled());
    assertEquals(first.test().predicted().get(0), first.answer().values().get(0), 1e-6);
    double[] drawn = new double[25];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = 0.1 * i - 1;
    }
    model.draw(0, drawn);
    run(io);
    ModelState state = model.state().getValue();
    float engine = engine(state.model(), drawn).value(0);
    assertEquals(
        state.model().preprocessor().inverseTarget(engine), state.answer().values().get(0), 0);
  }

  @Test
  public void nothingIsMeasuredUntilSomebodyAsks() {
    ModelViewModel model = model(source(IRIS));
    run(io);
    model.sample();
    model.predict(Trained.file("x.csv", "a,b\n1,2\n"));
    run(io);
    assertEquals(0, measured);
    assertTrue(measuring.isEmpty());
    model.measure();
    model.measure();
    assertTrue(model.state().getValue().running().measuring());
    assertEquals("a second touch waits for the first", 1, measuring.size());
    run(measuring);
    assertEquals(1, measured);
    assertFalse(model.state().getValue().running().measuring());
    assertNotNull(model.state().getValue().running().speed());
  }

  @Test
  public void theNewestFileIsShown() {
    ModelViewModel model = model(source(IRIS));
    run(io);
    List<Runnable> tasks = new ArrayList<>();
    model.predict(Trained.file("first.csv", "a,b\n1,2\n"));
    tasks.add(io.remove());
    model.predict(Trained.file("second.csv", "a,b\n1,2\n"));
    tasks.add(io.remove());
    tasks.get(1).run();
    tasks.get(0).run();
    assertEquals("second.csv", model.state().getValue().file().name());
    assertNotNull(model.state().getValue().file().problem());
  }

  @Test
  public void aModelThatIsGoneIsAProblem_anExperimentThatIsGoneIsNone() {
    ModelViewModel gone =
        model(
            () -> {
              throw new InvalidInputException(Message.of("phone.model-gone"));
            });
    run(io);
    assertEquals(
        "the model's file is no longer on this phone",
        gone.state().getValue().problem().getMessage());
    ModelViewModel left = model(() -> null);
    run(io);
    assertNull(left.state().getValue().problem());
    assertNull(left.state().getValue().model());
  }
}
