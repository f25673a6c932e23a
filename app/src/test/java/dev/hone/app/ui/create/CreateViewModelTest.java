package dev.hone.app.ui.create;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.GivenFile;
import dev.hone.app.ui.HeldTasks;
import dev.hone.app.ui.OwnMainThread;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.JavaExecutor;
import dev.hone.run.Estimate;
import dev.hone.spec.Arm;
import dev.hone.spec.ExperimentSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The form, without Android: the test says when each thread goes on. */
public class CreateViewModelTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1234), ZoneOffset.UTC);
  private static final String IRIS =
      """
      {"version": 1, "data": {"source": "iris"},
       "model": {"kind": "mlp", "hidden": [4]},
       "training": {"epochs": 3, "batchSize": 32, "learningRate": 0.001},
       "arms": [{"name": "none"}, {"name": "l2=0.1", "regularization": {"l2": 0.1}}],
       "repeats": 5, "seed": 1}
      """;

  @Rule public final OwnMainThread mainThread = new OwnMainThread();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final HeldTasks io = new HeldTasks();
  private final HeldTasks measuring = new HeldTasks();
  private final HeldTasks orders = new HeldTasks();
  private final HeldTasks main = new HeldTasks();
  private final HeldTasks quiet = new HeldTasks();

  private final List<DatasetEntity> imported = new ArrayList<>();
  private final List<String> ordered = new ArrayList<>();
  private final List<ExperimentSpec> made = new ArrayList<>();
  private InvalidInputException refusal;
  private DraftStore.Stored stored;
  private Language language = Language.EN;
  private Function<ExperimentSpec, Estimate> estimate =
      spec -> new ExperimentRunner(new JavaExecutor(), 1).estimate(spec, 0.01);

  private final DraftStore store =
      new DraftStore() {
        @Override
        public Stored read() {
          return stored;
        }

        @Override
        public void write(Stored draft) {
          stored = draft;
        }
      };

  private final CreateViewModel.Orders person =
      new CreateViewModel.Orders() {
        @Override
        public long create(String name, DatasetEntity dataset, ExperimentSpec spec, long now) {
          if (refusal != null) {
            throw refusal;
          }
          made.add(spec);
          ordered.add(name + (dataset == null ? "" : " of " + dataset.name) + " at " + now);
          return 42;
        }

        @Override
        public void start() {
          ordered.add("train");
        }
      };

  private CreateViewModel form() {
    return form(measuring, orders);
  }

  private CreateViewModel form(Executor measures, Executor obeys) {
    StoredData data =
        new StoredData(
            id -> imported.stream().filter(one -> one.id == id).findFirst().orElse(null),
            (name, target) ->
                imported.stream().filter(one -> one.name.equals(name)).findFirst().orElse(null),
            dataset -> folder.getRoot().toPath().resolve(dataset.file));
    return new CreateViewModel(
        store,
        new Drafts(data, () -> language),
        new Outlook(data, spec -> estimate.apply(spec)),
        person,
        new CreateViewModel.Threads(io, measures, obeys, main, quiet),
        CLOCK);
  }

  /** A form of two arms on iris, five repeats, which was looked at. */
  private CreateViewModel iris() {
    CreateViewModel model = form();
    model.openSpec(file("iris.json", IRIS));
    settle();
    return model;
  }

  /** Nobody types any more, and every thread does what it has to do. */
  private void settle() {
    int done;
    do {
      done = io.run() + main.run() + quiet.run() + measuring.run() + orders.run();
    } while (done > 0);
  }

  private static CreateState state(CreateViewModel model) {
    return model.state().getValue();
  }

  private static void type(CreateViewModel model, Field field, String text) {
    Map<Field, String> texts = new EnumMap<>(state(model).draft().texts());
    texts.put(field, text);
    model.type(texts);
  }

  private static List<String> arms(CreateViewModel model) {
    return state(model).draft().arms().stream().map(Arm::name).collect(Collectors.toList());
  }

  private static GivenFile file(String name, String text) {
    return new GivenFile() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
      }
    };
  }

  private DatasetEntity imported(long id, String name, String text) throws IOException {
    DatasetEntity dataset = new DatasetEntity();
    dataset.id = id;
    dataset.name = name;
    dataset.file = name;
    dataset.target = "size";
    dataset.task = "regression";
    Path file = folder.getRoot().toPath().resolve(name);
    Files.write(file, text.getBytes(UTF_8));
    imported.add(dataset);
    return dataset;
  }

  @Test
  public void theFormBeginsWithTheSuggestedData_namedInThePersonsLanguage() {
    language = Language.ZH;
    assertEquals("威斯康星乳腺癌", state(form()).draft().text(Field.NAME));
    language = Language.EN;
    stored = null;
    CreateViewModel model = form();
    assertEquals("Wisconsin breast cancer", state(model).draft().text(Field.NAME));
    assertNull("nobody has looked yet", state(model).looked().schema());
    assertTrue(state(model).size().seconds() < 0);
    assertEquals("seven arms, five repeats", 35, state(model).size().runs());
    settle();
    assertEquals(569, state(model).looked().rows());
    assertEquals(30, state(model).looked().schema().columns().size());
  }

  @Test
  public void whatComparingTakesIsOfWhatIsTyped() {
    CreateViewModel model = iris();
    // Four inputs to four units to three classes, each with a bias.
    assertEquals(4 * 4 + 4 + 4 * 3 + 3, state(model).size().parameters());
    assertEquals(2 * 5, state(model).size().runs());
    assertTrue(state(model).size().seconds() > 0);
    type(model, Field.HIDDEN, "5, 2");
    type(model, Field.SEEDS, "3");
    assertTrue("no longer known", state(model).size().parameters() < 0);
    settle();
    assertEquals(4 * 5 + 5 + 5 * 2 + 2 + 2 * 3 + 3, state(model).size().parameters());
    assertEquals(2 * 3, state(model).size().runs());
  }

  @Test
  public void manyKeystrokesAreOneQuestion() {
    CreateViewModel model = iris();
    for (String text : List.of("1", "12", "125")) {
      type(model, Field.EPOCHS, text);
    }
    type(model, Field.EPOCHS, "125");
    assertEquals("what stands there already is none", 3, quiet.size());
    quiet.run();
    assertEquals(1, measuring.size());
  }

  @Test
  public void anAnswerToWhatStoodThereBefore_isDropped() {
    CreateViewModel model = iris();
    type(model, Field.HIDDEN, "7");
    quiet.run();
    measuring.run(); // answered, but not yet heard
    type(model, Field.HIDDEN, "8");
    main.run();
    assertTrue(state(model).size().parameters() < 0);
    settle();
    assertEquals(4 * 8 + 8 + 8 * 3 + 3, state(model).size().parameters());
  }

  @Test
  public void start_keepsWhatIsTyped_atTheClocksTime_thenTrains() {
    CreateViewModel model = iris();
    type(model, Field.NAME, "  Mine ");
    type(model, Field.EPOCHS, "7");
    settle();
    model.start();
    assertEquals(List.of(), ordered);
    settle();
    assertEquals(List.of("Mine at 1234", "train"), ordered);
    assertEquals(7, made.get(0).training().epochs());
    assertEquals("iris", made.get(0).data().source());
    assertEquals(42, state(model).created());
  }

  /** Two real threads: one hangs in an estimate, and the other has to obey meanwhile. */
  @Test
  public void start_waitsForNoEstimate_andWhatThatSaysLaterIsDropped() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch hang = new CountDownLatch(1);
    Function<ExperimentSpec, Estimate> real = estimate;
    estimate =
        spec -> {
          hanging.countDown();
          await(hang);
          return real.apply(spec);
        };
    ExecutorService measures = Executors.newSingleThreadExecutor();
    ExecutorService obeys = Executors.newSingleThreadExecutor();
    try {
      CreateViewModel model = form(measures, obeys);
      quiet.run();
      assertTrue(hanging.await(30, TimeUnit.SECONDS));
      main.run();
      model.start();
      finished(obeys.submit(() -> {}));
      main.run();
      assertEquals(List.of("Wisconsin breast cancer at 1234", "train"), ordered);
      assertEquals(42, state(model).created());
      hang.countDown();
      finished(measures.submit(() -> {}));
      main.run();
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
    CreateViewModel model = iris();
    estimate =
        spec -> {
          throw new AssertionError("measured");
        };
    type(model, Field.EPOCHS, "0");
    settle();
    assertEquals(Set.of(Field.EPOCHS), state(model).errors().keySet());
    assertEquals(
        "Allowed: whole numbers from 1 to 100000",
        state(model).errors().get(Field.EPOCHS).in(Language.EN));
    assertEquals("the data are looked at all the same", 150, state(model).looked().rows());
    assertFalse(state(model).valid());
    model.start();
    settle();
    assertEquals(List.of(), ordered);
  }

  @Test
  public void whatCannotBeKeptIsTold_untilSomethingIsChanged() {
    refusal = new InvalidInputException(Message.plain("the data are gone"));
    CreateViewModel model = iris();
    model.start();
    settle();
    assertEquals("the data are gone", state(model).problem().getMessage());
    assertEquals(0, state(model).created());
    assertFalse(state(model).valid());
    assertEquals(List.of(), ordered);
    type(model, Field.EPOCHS, "4");
    settle();
    assertTrue(state(model).valid());
  }

  @Test
  public void tooLittleMemoryIsASentence() {
    CreateViewModel model = iris();
    estimate =
        spec -> {
          throw new OutOfMemoryError();
        };
    type(model, Field.HIDDEN, "1000");
    settle();
    assertEquals(
        "The phone has too little memory for this network and batch. Choose smaller ones.",
        state(model).problem().getMessage());
  }

  @Test
  public void armsHaveNamesOfTheirOwn() {
    CreateViewModel model = iris();
    assertFalse("there is one", model.putArm(2, Arm.parse("l2=0.1")));
    assertTrue(model.putArm(2, Arm.parse("l1=0.1")));
    assertFalse("of another place", model.putArm(0, Arm.parse("l1=0.1")));
    assertTrue("of its own place", model.putArm(1, Arm.parse("l2=0.1")));
    assertTrue(model.putArm(1, Arm.parse("l2=0.5")));
    assertEquals(List.of("none", "l2=0.5", "l1=0.1"), arms(model));
    assertEquals(3 * 5, state(model).size().runs());
    model.removeArm(0);
    assertEquals(List.of("l2=0.5", "l1=0.1"), arms(model));
    model.removeArm(0);
    assertEquals(Set.of(DraftCheck.Place.ARMS), state(model).errors().keySet());
  }

  @Test
  public void whatIsMadeHardIsSaid_unlessItsFieldIsWrong() {
    CreateViewModel model = iris();
    assertNull(state(model).difficulty());
    type(model, Field.LABEL_NOISE, "30");
    assertEquals(
        "Made hard on purpose: 30 % of the training labels are wrong.",
        state(model).difficulty().in(Language.EN));
    type(model, Field.LABEL_NOISE, "300");
    assertNull(state(model).difficulty());
  }

  @Test
  public void whatIsUnfoldedStaysSo_whateverIsAnswered() {
    CreateViewModel model = iris();
    Set<Fold> unusual = state(model).open();
    assertEquals("an opened spec shows what differs", Set.of(Fold.NETWORK), unusual);
    type(model, Field.EPOCHS, "4");
    quiet.run();
    model.unfold(Fold.RARE);
    model.unfold(Fold.NETWORK);
    settle();
    assertEquals(Set.of(Fold.RARE), state(model).open());
    assertTrue(state(model).size().parameters() > 0);
  }

  @Test
  public void otherData_bringTheirNameAndWhatSuitsThem() throws IOException {
    imported(3, "mine.csv", "x,size\n1,2.5\n2,3.5\n3,4.25\n4,1.5\n5,0.75\n6,9.5\n7,8.5\n8,7\n");
    CreateViewModel model = iris();
    model.chooseData("mine.csv", 3L);
    settle();
    assertEquals("mine.csv", state(model).draft().text(Field.NAME));
    assertEquals(8, state(model).looked().rows());
    assertFalse(state(model).looked().sequences());
    model.start();
    settle();
    assertEquals(List.of("mine.csv of mine.csv at 1234", "train"), ordered);
    assertEquals("without its folder", "mine.csv", made.get(0).data().source());
    model.chooseData("noisy-sine", null);
    settle();
    assertTrue(state(model).looked().sequences());
    assertTrue(state(model).draft().sequences());
  }

  @Test
  public void aSpecMayNameAFileThatWasImported_elseItIsSaidWhichIsNeeded() throws IOException {
    String spec = IRIS.replace("\"iris\"", "\"C:\\\\data\\\\mine.csv\"");
    CreateViewModel model = iris();
    model.openSpec(file("spec.json", spec));
    settle();
    assertEquals(
        "this spec needs the file mine.csv: open it under \"Choose data\" first, then the spec"
            + " again",
        state(model).problem().getMessage());
    assertEquals("the form stays", "iris", state(model).draft().data().source());
    DatasetEntity dataset = imported(1, "mine.csv", "x,size\n1,2\n");
    model.openSpec(file("spec.json", spec));
    main.run();
    io.run();
    main.run();
    assertSame(dataset, state(model).draft().data().dataset());
    assertEquals(List.of("none", "l2=0.1"), arms(model));
  }

  @Test
  public void aFileThatCannotBeRead_isAProblem() {
    CreateViewModel model = iris();
    IOException broken = new IOException("the cloud is away");
    model.openSpec(
        new GivenFile() {
          @Override
          public String name() {
            return "spec.json";
          }

          @Override
          public InputStream open() throws IOException {
            throw broken;
          }
        });
    settle();
    assertSame(broken, state(model).problem());
    assertFalse(state(model).valid());
  }

  @Test
  public void theFormOutlivesTheProcess_asItStoodWhenItWasRightLast() throws IOException {
    imported(3, "mine.csv", "x,size\n1,2.5\n2,3.5\n3,4.25\n4,1.5\n5,0.75\n6,9.5\n7,8.5\n8,7\n");
    CreateViewModel model = iris();
    model.chooseData("mine.csv", 3L);
    settle();
    type(model, Field.NAME, "Mine");
    type(model, Field.EPOCHS, "77");
    model.choose(Pick.OPTIMIZER, Pick.OPTIMIZER.card("sgd"));
    model.turn(Toggle.RESIDUAL, true);
    type(model, Field.EPOCHS, "x");
    CreateViewModel again = form();
    assertNull("it is read first", state(again));
    settle();
    Draft draft = state(again).draft();
    assertEquals("Mine", draft.text(Field.NAME));
    assertEquals("77", draft.text(Field.EPOCHS));
    assertEquals("sgd", draft.picks().get(Pick.OPTIMIZER).key());
    assertEquals(Set.of(Toggle.RESIDUAL), draft.on());
    assertEquals(3, draft.data().dataset().id);
  }

  @Test
  public void aPreset_takesThePlaceOfAllArms() {
    CreateViewModel model = iris();
    model.take(Preset.STRENGTH_OF_L2);
    assertEquals("none", arms(model).get(0));
    assertTrue(arms(model).stream().skip(1).allMatch(name -> name.startsWith("l2=")));
  }
}
