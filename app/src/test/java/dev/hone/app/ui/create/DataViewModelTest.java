package dev.hone.app.ui.create;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import androidx.lifecycle.SavedStateHandle;
import dev.hone.app.data.AppFiles;
import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.Datasets;
import dev.hone.app.data.GivenFile;
import dev.hone.app.ui.HeldTasks;
import dev.hone.app.ui.OwnMainThread;
import dev.hone.app.ui.TextFile;
import dev.hone.base.InvalidInputException;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.Catalogue;
import dev.hone.data.table.Task;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The choice of data, without Android: real files, and the test says when they are read. */
public class DataViewModelTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(99), ZoneOffset.UTC);

  /** Five of eight are "yes"; the weight of the second is missing. */
  private static final String FRUIT =
      """
      colour,weight,ripe
      red,10.5,yes
      green,,no
      red,7,yes
      red,8.25,yes
      green,12,no
      green,3,no
      red,4,yes
      red,5,yes
      """;

  private static final String CAKES =
      """
      flour,eggs,sugar,good
      100.5,1,3.5,yes
      200.25,3,2.25,no
      150,1,7.5,yes
      175.5,2,1,no
      120,4,5.25,yes
      130.75,2,8.5,no
      """;

  @Rule public final OwnMainThread mainThread = new OwnMainThread();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final HeldTasks io = new HeldTasks();
  private final MemoryDatasets dao = new MemoryDatasets();

  /** Files of other apps, by address. */
  private final Map<String, GivenFile> others = new HashMap<>();

  /** What outlives the process. */
  private final LastFile last = new SavedFile(new SavedStateHandle());

  private AppFiles files;
  private Datasets datasets;

  @Before
  public void emptyPhone() throws IOException {
    files = new AppFiles(folder.newFolder("files"), folder.newFolder("cache"));
    datasets = new Datasets(dao, files);
  }

  private DataViewModel choice() {
    return choice(Imports.of(datasets));
  }

  private DataViewModel choice(Imports imports) {
    DataViewModel model =
        new DataViewModel(
            datasets.observe(),
            imports,
            new StoredData(datasets::find, datasets::findByName, files::data),
            others::get,
            last,
            io,
            Runnable::run,
            CLOCK);
    model.state().observeForever(state -> {});
    return model;
  }

  private static DataState state(DataViewModel model) {
    return model.state().getValue();
  }

  /** Has another app hold a file, and gives its address. */
  private String given(String name, String text) {
    others.put("content://" + name, new TextFile(name, text));
    return "content://" + name;
  }

  private DataViewModel fruit() {
    DataViewModel model = choice();
    model.open(given("fruit.csv", FRUIT));
    io.run();
    return model;
  }

  private static List<String> used(DataViewModel model) {
    return state(model).preview().columns().stream()
        .filter(Preview.Line::used)
        .map(Preview.Line::name)
        .collect(Collectors.toList());
  }

  @Test
  public void theSuggestedDataAreLookedAtFirst_ofTheCatalogue() {
    DataViewModel model = choice();
    assertEquals("breast-cancer", state(model).selected().source());
    assertNull("while it is read", state(model).preview());
    assertEquals(Catalogue.list().size(), state(model).choices().size());
    io.run();
    Preview preview = state(model).preview();
    assertEquals(569, preview.rows());
    assertEquals(30, preview.schema().columns().size());
    assertEquals(List.of(), preview.target().columns());
    assertTrue(preview.columns().stream().noneMatch(Preview.Line::changeable));
  }

  @Test
  public void irisIsThreeSpeciesOfFiftyFlowers() {
    DataViewModel model = choice();
    model.look(DataChoice.catalogue("iris"));
    io.run();
    Preview preview = state(model).preview();
    assertEquals(150, preview.rows());
    assertEquals(
        List.of(
            new Preview.Share("setosa", 50, 33),
            new Preview.Share("versicolor", 50, 33),
            new Preview.Share("virginica", 50, 33)),
        preview.classes());
    assertEquals(List.of("5.1", "3.5", "1.4", "0.2", "setosa"), preview.table().rows().get(0));
    assertEquals(8, preview.table().rows().size());
    model.use();
    assertEquals(DataChoice.catalogue("iris"), state(model).used());
  }

  @Test
  public void aFileIsShownAsItWasUnderstood() {
    DataViewModel model = fruit();
    assertNull(state(model).problem());
    assertNull("it is none of the list", state(model).selected());
    Preview preview = state(model).preview();
    assertEquals("fruit.csv", preview.name());
    assertEquals(8, preview.rows());
    assertEquals("ripe", preview.target().chosen());
    assertEquals(List.of("colour", "weight", "ripe"), preview.target().columns());
    // 5 of 8 are 62.5 %, 3 are 37.5 %.
    assertEquals(
        List.of(new Preview.Share("no", 3, 38), new Preview.Share("yes", 5, 63)),
        preview.classes().stream()
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .collect(Collectors.toList()));
    assertEquals(List.of("red", "10.5", "yes"), preview.table().rows().get(0));
    assertEquals(Arrays.asList("green", null, "no"), preview.table().rows().get(1));
    assertEquals(List.of("red", "7", "yes"), preview.table().rows().get(2));
    assertEquals(List.of("colour", "weight"), used(model));
  }

  @Test
  public void anotherColumnIsPredicted_andIsNoLongerLearnedFrom() {
    DataViewModel model = fruit();
    model.target("weight");
    io.run();
    Preview preview = state(model).preview();
    assertEquals("weight", preview.target().chosen());
    assertEquals(Task.REGRESSION, preview.schema().task());
    assertEquals(List.of(), preview.classes());
    assertEquals("without the row that has none", 7, preview.rows());
    assertEquals(List.of("red", "yes", "10.5"), preview.table().rows().get(0));
    assertEquals(List.of("colour", "ripe"), used(model));
  }

  @Test
  public void aColumnIsLeftOutAndTakenBack() {
    DataViewModel model = fruit();
    model.learnFrom("colour", false);
    io.run();
    assertEquals(List.of("weight"), used(model));
    assertEquals("ripe", state(model).preview().target().chosen());
    model.learnFrom("colour", true);
    io.run();
    assertEquals(List.of("colour", "weight"), used(model));
  }

  @Test
  public void theLastColumnStays() {
    DataViewModel model = fruit();
    model.learnFrom("colour", false);
    io.run();
    model.learnFrom("weight", false);
    io.run();
    assertEquals(List.of("weight"), used(model));
  }

  @Test
  public void quickTicksAreAllTaken_andNothingIsUsedBefore() {
    DataViewModel model = choice();
    model.open(given("cakes.csv", CAKES));
    io.run();
    assertEquals(List.of("flour", "eggs", "sugar"), used(model));
    model.learnFrom("flour", false);
    model.learnFrom("sugar", false);
    assertFalse("it is read again", state(model).usable());
    model.use();
    io.run();
    assertNull("what was shown is no longer what was asked for", state(model).used());
    assertEquals(List.of("eggs"), used(model));
    assertTrue(state(model).usable());
    model.use();
    io.run();
    assertEquals(List.of("eggs"), state(model).used().dataset().options().columns().features());
  }

  @Test
  public void aColumnToPredictAndATick_areBothTaken_howeverQuick() {
    DataViewModel model = choice();
    model.open(given("cakes.csv", CAKES));
    io.run();
    model.learnFrom("flour", false);
    model.target("sugar");
    model.learnFrom("good", true);
    io.run();
    assertEquals("sugar", state(model).preview().target().chosen());
    assertEquals(List.of("eggs", "good"), used(model));
  }

  @Test
  public void whatIsAskedOfAFile_isForgottenWhenSomethingElseIsLookedAt() {
    DataViewModel model = choice();
    model.open(given("cakes.csv", CAKES));
    io.run();
    model.learnFrom("flour", false);
    model.learnFrom("sugar", false);
    model.look(DataChoice.catalogue("iris"));
    io.run();
    assertEquals("iris", state(model).selected().source());
    assertTrue(state(model).usable());
  }

  @Test
  public void useTwice_isOnce() {
    DataViewModel model = fruit();
    model.use();
    model.use();
    assertEquals(1, io.size());
  }

  @Test
  public void theOpenedFileOutlivesTheProcess_withWhatWasAskedOfItsColumns() {
    DataViewModel before = fruit();
    before.learnFrom("colour", false);
    io.run();
    DataViewModel model = choice();
    assertNull("neither another file nor the suggested data", state(model).selected());
    io.run();
    assertEquals("fruit.csv", state(model).preview().name());
    assertEquals(List.of("weight"), used(model));
    assertEquals("ripe", state(model).preview().target().chosen());
    model.look(DataChoice.catalogue("iris"));
    io.run();
    assertEquals("no longer open", "breast-cancer", state(choice()).selected().source());
  }

  @Test
  public void anOpenedFileThatMayNoLongerBeRead_isAProblem() {
    fruit();
    IOException gone = new IOException("gone");
    others.put(
        "content://fruit.csv",
        new GivenFile() {
          @Override
          public String name() {
            return "fruit.csv";
          }

          @Override
          public InputStream open() throws IOException {
            throw gone;
          }
        });
    DataViewModel model = choice();
    io.run();
    assertSame(gone, state(model).problem());
    assertFalse(state(model).usable());
  }

  @Test
  public void whatIsTaken_isKeptAtTheClocksTime_andListedFirst() {
    DataViewModel model = fruit();
    model.target("colour");
    io.run();
    model.use();
    assertNull("not before it is kept", state(model).used());
    io.run();
    DatasetEntity kept = state(model).used().dataset();
    assertEquals("fruit.csv", kept.name);
    assertEquals("colour", kept.target);
    assertEquals("classification", kept.task);
    assertEquals(8, kept.rows);
    assertEquals(99, kept.createdAt);
    assertSame(kept, state(model).choices().get(0).dataset());
    assertEquals(Catalogue.list().size() + 1, state(model).choices().size());
    model.look(state(model).choices().get(0));
    io.run();
    assertEquals("colour", state(model).preview().target().chosen());
    assertEquals("kept is kept", List.of(), state(model).preview().target().columns());
  }

  @Test
  public void whatWasAskedForLastIsShown() {
    DataViewModel model = choice();
    model.look(DataChoice.catalogue("iris"));
    io.take(); // the suggested data's
    Runnable iris = io.take();
    model.look(DataChoice.catalogue("wine"));
    io.run();
    iris.run();
    assertEquals("wine", state(model).selected().source());
    assertEquals(178, state(model).preview().rows());
  }

  @Test
  public void whatIsNoTable_isAProblem_untilSomethingElseIsLookedAt() {
    DataViewModel model = choice();
    model.open(given("letter.csv", "Dear Sir or Madam\n"));
    io.run();
    assertTrue(state(model).problem() instanceof InvalidInputException);
    assertNull(state(model).preview());
    model.look(DataChoice.catalogue("iris"));
    assertNull(state(model).problem());
    io.run();
    assertNotNull(state(model).preview());
  }

  @Test
  public void whatCannotBeReadOrIsTooMuch_isAProblem() {
    IOException full = new IOException("no space");
    DataViewModel unreadable = choice(failing(full, null));
    unreadable.open(given("a.csv", FRUIT));
    io.run();
    assertSame(full, state(unreadable).problem());
    DataViewModel large = choice(failing(null, new OutOfMemoryError()));
    large.open(given("a.csv", FRUIT));
    io.run();
    assertEquals(
        "The phone has too little memory for this network and batch. Choose smaller ones.",
        state(large).problem().getMessage());
  }

  private Imports failing(IOException broken, OutOfMemoryError tooMuch) {
    Imports real = Imports.of(datasets);
    return new Imports() {
      @Override
      public Datasets.Import copy(InputStream in, String name) throws IOException {
        if (broken != null) {
          throw broken;
        }
        throw tooMuch;
      }

      @Override
      public Datasets.Import read(Datasets.Import from, TableOptions options) {
        return real.read(from, options);
      }

      @Override
      public DatasetEntity keep(Datasets.Import imported, long now) {
        return real.keep(imported, now);
      }
    };
  }
}
