package dev.hone.app.ui.create;

import static dev.hone.app.ui.create.HeldForm.IRIS;
import static dev.hone.app.ui.create.HeldForm.arms;
import static dev.hone.app.ui.create.HeldForm.state;
import static dev.hone.app.ui.create.HeldForm.type;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.GivenFile;
import dev.hone.app.ui.OwnMainThread;
import dev.hone.app.ui.TextFile;
import dev.hone.base.Language;
import dev.hone.spec.Arm;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The form, without Android: the test says when each thread goes on. */
public class CreateViewModelTest {
  /** Eight rows. */
  private static final String MINE =
      "x,size\n1,2.5\n2,3.5\n3,4.25\n4,1.5\n5,0.75\n6,9.5\n7,8.5\n8,7\n";

  @Rule public final OwnMainThread mainThread = new OwnMainThread();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private HeldForm form;

  @Before
  public void emptyPhone() {
    form = new HeldForm(folder.getRoot().toPath());
  }

  @Test
  public void theFormBeginsWithTheSuggestedData_namedInThePersonsLanguage() {
    form.language = Language.ZH;
    assertEquals("威斯康星乳腺癌", state(form.open()).draft().text(Field.NAME));
    form.language = Language.EN;
    form.stored = null;
    CreateViewModel model = form.open();
    assertEquals("Wisconsin breast cancer", state(model).draft().text(Field.NAME));
    assertNull("nobody has looked yet", state(model).looked().schema());
    assertTrue(state(model).size().seconds() < 0);
    assertEquals("seven arms, five repeats", 35, state(model).size().runs());
    form.settle();
    assertEquals(569, state(model).looked().rows());
    assertEquals(30, state(model).looked().schema().columns().size());
  }

  @Test
  public void armsHaveNamesOfTheirOwn() {
    CreateViewModel model = form.iris();
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
    CreateViewModel model = form.iris();
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
    CreateViewModel model = form.iris();
    Set<Fold> unusual = state(model).open();
    assertEquals("an opened spec shows what differs", Set.of(Fold.NETWORK), unusual);
    type(model, Field.EPOCHS, "4");
    form.quiet.run();
    model.unfold(Fold.RARE);
    model.unfold(Fold.NETWORK);
    form.settle();
    assertEquals(Set.of(Fold.RARE), state(model).open());
    assertTrue(state(model).size().parameters() > 0);
  }

  @Test
  public void otherData_bringTheirNameAndWhatSuitsThem() throws IOException {
    form.imported(3, "mine.csv", MINE);
    CreateViewModel model = form.iris();
    model.chooseData("mine.csv", 3L);
    form.settle();
    assertEquals("mine.csv", state(model).draft().text(Field.NAME));
    assertEquals(8, state(model).looked().rows());
    assertFalse(state(model).looked().sequences());
    model.start();
    form.settle();
    assertEquals(List.of("mine.csv of mine.csv at 1234", "train"), form.ordered);
    assertEquals("without its folder", "mine.csv", form.made.get(0).data().source());
    CreateViewModel other = form.iris();
    other.chooseData("noisy-sine", null);
    form.settle();
    assertTrue(state(other).looked().sequences());
    assertTrue(state(other).draft().sequences());
  }

  @Test
  public void aSpecMayNameAFileThatWasImported_elseItIsSaidWhichIsNeeded() throws IOException {
    String spec = IRIS.replace("\"iris\"", "\"C:\\\\data\\\\mine.csv\"");
    CreateViewModel model = form.iris();
    model.openSpec(new TextFile("spec.json", spec), null);
    form.settle();
    assertEquals(
        "this spec needs the file mine.csv: open it under \"Choose data\" first, then the spec"
            + " again",
        state(model).problem().getMessage());
    assertEquals("the form stays", "iris", state(model).draft().data().source());
    DatasetEntity dataset = form.imported(1, "mine.csv", "x,size\n1,2\n");
    model.openSpec(new TextFile("spec.json", spec), null);
    form.main.run();
    form.io.run();
    form.main.run();
    assertSame(dataset, state(model).draft().data().dataset());
    assertEquals(List.of("none", "l2=0.1"), arms(model));
  }

  @Test
  public void aFileThatCannotBeRead_isAProblem() {
    CreateViewModel model = form.iris();
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
        },
        null);
    form.settle();
    assertSame(broken, state(model).problem());
    assertFalse(state(model).valid());
  }

  @Test
  public void theFormOutlivesTheProcess_asItStoodWhenItWasRightLast() throws IOException {
    form.imported(3, "mine.csv", MINE);
    CreateViewModel model = form.iris();
    model.chooseData("mine.csv", 3L);
    form.settle();
    type(model, Field.NAME, "Mine");
    type(model, Field.EPOCHS, "77");
    model.choose(Pick.OPTIMIZER, Pick.OPTIMIZER.card("sgd"));
    model.turn(Toggle.RESIDUAL, true);
    type(model, Field.EPOCHS, "x");
    CreateViewModel again = form.open();
    assertEquals("it is read first", CreateState.Doing.READING, state(again).doing());
    form.settle();
    Draft draft = state(again).draft();
    assertEquals("Mine", draft.text(Field.NAME));
    assertEquals("77", draft.text(Field.EPOCHS));
    assertEquals("sgd", draft.picks().get(Pick.OPTIMIZER).key());
    assertEquals(Set.of(Toggle.RESIDUAL), draft.on());
    assertEquals(3, draft.data().dataset().id);
  }

  @Test
  public void aPreset_takesThePlaceOfAllArms() {
    CreateViewModel model = form.iris();
    model.take(Preset.STRENGTH_OF_L2);
    assertEquals("none", arms(model).get(0));
    assertTrue(arms(model).stream().skip(1).allMatch(name -> name.startsWith("l2=")));
  }

  @Test
  public void whileOtherDataAreRead_theFormIsNeitherStartedNorChanged() throws IOException {
    form.imported(3, "mine.csv", MINE);
    CreateViewModel model = form.iris();
    assertTrue(state(model).valid());
    model.chooseData("mine.csv", 3L);
    assertFalse(state(model).valid());
    model.start();
    type(model, Field.NAME, "lost if it were taken");
    assertEquals("iris", state(model).draft().data().source());
    form.settle();
    assertEquals(List.of(), form.ordered);
    assertEquals("mine.csv", state(model).draft().text(Field.NAME));
    assertTrue(state(model).valid());
    model.start();
    form.settle();
    assertEquals(List.of("mine.csv of mine.csv at 1234", "train"), form.ordered);
  }

  @Test
  public void ofTwoChoicesOfData_theLastStays_howeverLongTheFirstTakes() throws IOException {
    form.imported(3, "mine.csv", MINE);
    CreateViewModel model = form.iris();
    model.chooseData("mine.csv", 3L);
    Runnable slow = form.io.take();
    model.chooseData("wine", null);
    form.settle();
    slow.run();
    form.settle();
    assertEquals("wine", state(model).draft().data().source());
    assertTrue(state(model).valid());
  }

  @Test
  public void aChoiceOfDataThatFailsLate_saysNothingOfTheSpecThatWasOpenedSince() {
    CreateViewModel model = form.open();
    model.chooseData("gone.csv", 9L);
    Runnable slow = form.io.take();
    model.openSpec(new TextFile("iris.json", IRIS), null);
    form.settle();
    slow.run();
    form.settle();
    assertNull(state(model).problem());
    assertEquals("iris", state(model).draft().data().source());
  }

  @Test
  public void dataThatAreGone_areAProblem_andTheFormStays() {
    CreateViewModel model = form.iris();
    model.chooseData("gone.csv", 9L);
    form.settle();
    assertEquals(
        "the data file gone.csv is no longer on this phone; import it again",
        state(model).problem().getMessage());
    assertEquals("iris", state(model).draft().data().source());
    assertFalse(state(model).valid());
    type(model, Field.EPOCHS, "4");
    form.settle();
    assertTrue(state(model).valid());
  }

  @Test
  public void aSpecOfAnExperiment_isOnTheFileThatThisUsed_notOnTheNewestOfItsName()
      throws IOException {
    form.imported(5, "mine.csv", "x,size\n1,2\n2,3\n"); // what is found by name
    DatasetEntity used = form.imported(3, "mine.csv", MINE);
    CreateViewModel model = form.iris();
    model.openSpec(new TextFile("spec.json", IRIS.replace("\"iris\"", "\"mine.csv\"")), 3L);
    form.settle();
    assertSame(used, state(model).draft().data().dataset());
    assertEquals(8, state(model).looked().rows());
  }

  /** All that a person can touch, while the form is read after the death of the process. */
  @Test
  public void aFormThatIsNotThereYet_canBeTouched_andThenIsAsItWas() {
    CreateViewModel before = form.iris();
    type(before, Field.NAME, "Mine");
    CreateViewModel model = form.open();
    assertFalse(state(model).valid());
    type(model, Field.EPOCHS, "9");
    model.choose(Pick.OPTIMIZER, Pick.OPTIMIZER.card("sgd"));
    model.type(Pick.OPTIMIZER, "momentum", "0.5");
    model.turn(Toggle.RESIDUAL, true);
    model.unfold(Fold.RARE);
    model.take(Preset.EVERYTHING);
    model.putArm(0, Arm.parse("l1=0.25"));
    model.removeArm(0);
    model.start();
    form.settle();
    assertEquals(List.of(), form.ordered);
    assertEquals("Mine", state(model).draft().text(Field.NAME));
    assertEquals(state(before).draft(), state(model).draft());
    assertTrue(state(model).valid());
  }

  @Test
  public void dataChosenForAFormThatIsNotThereYet_waitForIt() {
    type(form.iris(), Field.NAME, "Mine");
    CreateViewModel model = form.open();
    model.chooseData("wine", null);
    form.settle();
    assertEquals("wine", state(model).draft().data().source());
    assertEquals("of the form that was put down", 3, epochs(model));
    model.chooseData("iris", null);
    form.settle();
    assertEquals("iris", state(model).draft().data().source());
  }

  private static int epochs(CreateViewModel model) {
    return Integer.parseInt(state(model).draft().text(Field.EPOCHS));
  }

  @Test
  public void aFormWhoseDataWereRemovedMeanwhile_isTheUsualOne_andSaysWhatIsLost()
      throws IOException {
    DatasetEntity dataset = form.imported(3, "mine.csv", MINE);
    CreateViewModel before = form.iris();
    before.chooseData("mine.csv", 3L);
    form.settle();
    form.remove(dataset);
    CreateViewModel model = form.open();
    form.settle();
    assertEquals("breast-cancer", state(model).draft().data().source());
    assertEquals(569, state(model).looked().rows());
    assertTrue(state(model).valid());
    assertEquals(
        "Your form \"mine.csv\" could not be brought back, so this is a new one: the data file"
            + " mine.csv is no longer on this phone; import it again",
        state(model).lost().getMessage());
    type(model, Field.EPOCHS, "4");
    assertNull("it was read", state(model).lost());
    CreateViewModel again = form.open();
    form.settle();
    assertNull("what is kept now is the new one", state(again).lost());
    assertEquals(4, epochs(again));
  }
}
