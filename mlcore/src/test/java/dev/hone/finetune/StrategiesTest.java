package dev.hone.finetune;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Registry;
import java.util.List;
import org.junit.Test;

public class StrategiesTest {
  @Test
  public void each_textIsReadBackAndWordsAreInBothLanguages() {
    for (Registry.Entry<Strategy> entry : Strategies.ALL.all()) {
      Strategy strategy = Strategies.of(entry.card().key());
      assertEquals(strategy, Strategies.of(strategy.text()));
      for (Language language : Language.values()) {
        assertFalse(entry.card().name().in(language).isEmpty());
        assertFalse(entry.card().explanation().in(language).isEmpty());
      }
    }
  }

  @Test
  public void list_isInOrder_andSaysWhatEachTakesFromTheBase() {
    assertEquals(
        List.of("none", "scratch", "head", "last", "all", "pretrain"), Strategies.ALL.names());
    assertEquals(
        List.of("scratch", "head", "last", "all", "pretrain"), Strategies.names(Strategy::trains));
    assertEquals(List.of("scratch", "pretrain"), Strategies.names(Strategy::fresh));
    assertEquals(List.of("scratch", "head", "pretrain"), Strategies.names(Strategy::newHead));
  }

  @Test
  public void last_isWrittenWithAnEqualsSign() {
    assertEquals("last=2", Strategies.of("last=2").text());
    assertEquals(Strategies.of("last=2"), Strategies.of("last(2)"));
    assertEquals("last: layers is 0; allowed are whole numbers from 1", refusal("last=0"));
    assertEquals("last: layers is \"x\"; allowed are whole numbers from 1", refusal("last=x"));
  }

  private static String refusal(String text) {
    return assertThrows(InvalidInputException.class, () -> Strategies.of(text)).getMessage();
  }
}
