package dev.hone.losses;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.base.Parameter;
import dev.hone.base.Registry;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.op.CentralDifferences;
import dev.hone.op.DoubleInterpreter;
import dev.hone.op.NdArray;
import dev.hone.op.Ops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What every loss keeps, as usual and with other parameters. */
@RunWith(Parameterized.class)
public class LossContractTest {
  private static final Schema CLASSES = Catalogue.find("two-moons").load(new Seed(1)).schema();
  private static final Schema NUMBERS = Catalogue.find("noisy-sine").load(new Seed(1)).schema();
  private static final int ROWS = 4;

  private final String text;
  private final Loss loss;

  public LossContractTest(String text) {
    this.text = text;
    loss = Losses.ALL.parse(text);
  }

  @Parameters(name = "{0}")
  public static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (Registry.Entry<Loss> entry : Losses.ALL.all()) {
      texts.add(entry.card().key());
      if (!entry.card().parameters().isEmpty()) {
        texts.add(entry.card().key() + "(0.5)");
      }
    }
    return texts;
  }

  @Test
  public void text_isReadBack() {
    assertEquals(text, loss.text());
    assertEquals(loss, Losses.ALL.make(loss.values()));
  }

  @Test
  public void eachTask_hasAUsualLossThatIsTheFirstOfTheList() {
    assertEquals("cross-entropy", Losses.usual(Task.CLASSIFICATION).text());
    assertEquals("mean-squared-error", Losses.usual(Task.REGRESSION).text());
  }

  @Test
  public void dataOfAnotherTask_isRefusedInTheReadersLanguage() {
    Schema own = loss.task() == Task.CLASSIFICATION ? CLASSES : NUMBERS;
    Schema other = loss.task() == Task.CLASSIFICATION ? NUMBERS : CLASSES;
    assertEquals(loss, Losses.chosen(loss, own));
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> Losses.chosen(loss, other));
    assertEquals(
        "loss "
            + text
            + " is for "
            + JsonFields.jsonName(loss.task())
            + ", but the target \""
            + other.targetName()
            + "\" makes the task "
            + JsonFields.jsonName(other.task()),
        refusal.getMessage());
    String chinese = refusal.said().in(Language.ZH);
    assertTrue(chinese, chinese.contains("分类") && chinese.contains("回归"));
  }

  @Test
  public void parametersOutOfRange_areRefused() {
    for (Parameter parameter : loss.card().parameters()) {
      for (String wrong : new String[] {"0", "-1", "NaN", "Infinity"}) {
        String given = loss.card().key() + "(" + parameter.key() + "=" + wrong + ")";
        assertThrows(given, InvalidInputException.class, () -> Losses.ALL.parse(given));
      }
    }
  }

  @Test
  public void names_areInBothLanguages() {
    for (Language language : Language.values()) {
      String name = loss.card().name().in(language);
      assertFalse(name.isEmpty());
      assertNotEquals(name, loss.card().explanation().in(language));
      for (Parameter parameter : loss.card().parameters()) {
        assertFalse(loss.card().parameterName(parameter.key()).in(language).isEmpty());
      }
    }
  }

  /** Where only two classes are allowed, three are refused with the loss that takes them. */
  @Test
  public void threeClasses_areTakenByAnOutputEachAndRefusedByOneOutput() {
    Schema three = Catalogue.find("iris").load(new Seed(1)).schema();
    if (loss.task() == Task.CLASSIFICATION && loss.outputs(3) == 1) {
      String message =
          assertThrows(InvalidInputException.class, () -> loss.requireFor(three)).getMessage();
      assertTrue(message, message.endsWith("has 3; use cross-entropy"));
    } else if (loss.task() == Task.CLASSIFICATION) {
      loss.requireFor(three);
      assertEquals(3, loss.outputs(3));
    } else {
      assertEquals(1, loss.outputs(0));
    }
  }

  /** The mean over rows of what each row is charged, and its gradient by finite differences. */
  @Test
  public void loss_isTheMeanOfTheRows_withItsGradientInFloat64() {
    int width = loss.outputs(loss.task() == Task.CLASSIFICATION ? 2 : 0);
    StepBuilder builder = new StepBuilder(true);
    Map<Node, NdArray> values = new LinkedHashMap<>();
    Node output = builder.graph().input("output", Shape.of(ROWS, width));
    double[] outputs = {0.3, -1.2, 2.1, 0.7, -0.4, 1.6, -2.3, 0.9};
    values.put(output, NdArray.of(output.shape(), at -> outputs[at[0] * width + at[1]]));
    Node target = builder.graph().input("target", loss.targetType(output.shape()));
    values.put(target, NdArray.of(target.shape(), at -> at[0] % 2));

    Node all = loss.loss(output, target);
    DoubleInterpreter float64 = new DoubleInterpreter(values);
    double sum = 0;
    for (double row : float64.value(loss.perRow(output, target)).values()) {
      sum += row;
    }
    assertEquals(sum / ROWS, float64.value(all).values()[0], 1e-12);

    Node gradient = Ops.gradients(all, List.of(output)).get(0);
    double[] actual = float64.value(gradient).values();
    for (int i = 0; i < actual.length; i++) {
      double expected = CentralDifferences.derivative(all, values, output, i);
      assertEquals("element " + i, expected, actual[i], 1e-6);
    }
  }
}
