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
    form.imported(
        3, "mine.csv", "x,size\n1,2.5\n2,3.5\n3,4.25\n4,1.5\n5,0.75\n6,9.5\n7,8.5\n8,7\n");
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
    model.chooseData("noisy-sine", null);
    form.settle();
    assertTrue(state(model).looked().sequences());
    assertTrue(state(model).draft().sequences());
  }

  @Test
  public void aSpecMayNameAFileThatWasImported_elseItIsSaidWhichIsNeeded() throws IOException {
    String spec = IRIS.replace("\"iris\"", "\"C:\\\\data\\\\mine.csv\"");
    CreateViewModel model = form.iris();
    model.openSpec(new TextFile("spec.json", spec));
    form.settle();
    assertEquals(
        "this spec needs the file mine.csv: open it under \"Choose data\" first, then the spec"
            + " again",
        state(model).problem().getMessage());
    assertEquals("the form stays", "iris", state(model).draft().data().source());
    DatasetEntity dataset = form.imported(1, "mine.csv", "x,size\n1,2\n");
    model.openSpec(new TextFile("spec.json", spec));
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
        });
    form.settle();
    assertSame(broken, state(model).problem());
    assertFalse(state(model).valid());
  }

  @Test
  public void theFormOutlivesTheProcess_asItStoodWhenItWasRightLast() throws IOException {
    form.imported(
        3, "mine.csv", "x,size\n1,2.5\n2,3.5\n3,4.25\n4,1.5\n5,0.75\n6,9.5\n7,8.5\n8,7\n");
    CreateViewModel model = form.iris();
    model.chooseData("mine.csv", 3L);
    form.settle();
    type(model, Field.NAME, "Mine");
    type(model, Field.EPOCHS, "77");
    model.choose(Pick.OPTIMIZER, Pick.OPTIMIZER.card("sgd"));
    model.turn(Toggle.RESIDUAL, true);
    type(model, Field.EPOCHS, "x");
    CreateViewModel again = form.open();
    assertNull("it is read first", state(again));
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
}
