package dev.hone.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.Test;

public class CardTest {
  private static final Parameter EPSILON =
      Parameter.of("epsilon", Range.positive(), 1e-8)
          .withUnit("epochs")
          .withGrid(1e-8, 1e-4)
          .logarithmic();

  @Test
  public void words_areDerivedFromKindAndKey() {
    Card card = Card.of("regularizer", "l2", EPSILON);

    assertEquals(Message.of("regularizer.l2.name"), card.name());
    assertEquals(Message.of("regularizer.l2.explanation"), card.explanation());
    assertEquals("Epsilon", card.parameterName("epsilon").toString());
    assertThrows(IllegalStateException.class, () -> card.parameterName("strength"));
  }

  @Test
  public void parameterName_ownWordsComeFirst() {
    Card ftrl = Card.of("optimizer", "ftrl", Parameter.of("beta", Range.positive(), 1));
    assertEquals("optimizer.ftrl.beta.name", ftrl.parameterName("beta").key());
    Card other = Card.of("optimizer", "other", Parameter.of("beta", Range.positive(), 1));
    assertEquals("parameter.beta.name", other.parameterName("beta").key());
  }

  @Test
  public void withers_changeOneThing() {
    Card card =
        Card.of("regularizer", "l2", EPSILON)
            .withPaper("Hoerl and Kennard 1970")
            .withNeeds("weights")
            .withClashes("l1");

    assertEquals(
        new Card(
            "regularizer",
            "l2",
            List.of(EPSILON),
            "Hoerl and Kennard 1970",
            Set.of("weights"),
            Set.of("l1")),
        card);
    assertEquals(
        new Parameter(
            "epsilon", "epochs", Range.positive(), 1e-8, List.of(1e-8, 1e-4), Parameter.Scale.LOG),
        EPSILON);
  }

  @Test
  public void parameter_unitAndFlag() {
    assertEquals("轮", EPSILON.unitName().in(Language.ZH));
    assertNull(Parameter.flag("centred", true).unitName());
    assertTrue(Parameter.flag("centred", true).isFlag());
    assertEquals(1, Parameter.flag("centred", true).usual(), 0);
    assertFalse(EPSILON.isFlag());
  }

  @Test
  public void faults_areRefused() {
    assertThrows(IllegalStateException.class, () -> Parameter.of("rate", Range.fraction(), 1));
    Parameter rate = Parameter.of("rate", Range.fraction(), 0);
    assertThrows(IllegalStateException.class, () -> rate.withGrid(0.5, 1.0));
    assertThrows(IllegalStateException.class, () -> Card.of("regularizer", "l2", rate, rate));
  }
}
