package dev.hone.base;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class InvalidInputExceptionTest {
  @Test
  public void value_hasOneShapeInBothLanguages() {
    InvalidInputException e = InvalidInputException.value("adam", "beta1", 1.5, Range.fraction());

    assertEquals("adam: beta1 is 1.5; allowed are numbers from 0 to below 1", e.getMessage());
    assertEquals("adam：beta1 是 1.5；允许的是不小于 0 且小于 1 的数", e.said().in(Language.ZH));
  }

  @Test
  public void value_withoutAPlace() {
    assertEquals(
        "batch is 0; allowed are whole numbers from 1",
        InvalidInputException.value("batch", 0, Range.whole(1)).getMessage());
  }

  @Test
  public void value_quotesTextsAndAsksForTheNearest() {
    List<String> names = List.of("sgd", "adam");
    assertEquals(
        "optimizer is \"adm\"; allowed are sgd, adam; did you mean \"adam\"?",
        InvalidInputException.value("optimizer", "adm", names).getMessage());
    assertEquals(
        "optimizer is \"lbfgs\"; allowed are sgd, adam",
        InvalidInputException.value("optimizer", "lbfgs", names).getMessage());
  }

  @Test
  public void value_nothingConstantsAndLongTexts() {
    assertEquals(
        "file: key is missing; allowed are x",
        InvalidInputException.value("file", "key", null, "x").getMessage());
    assertEquals(
        "key is en; allowed are x",
        InvalidInputException.value("key", Language.EN, "x").getMessage());
    assertEquals(
        "key is \"" + "y".repeat(60) + "…\"; allowed are x",
        InvalidInputException.value("key", "y".repeat(61), "x").getMessage());
  }

  @Test
  public void sentences_areSaidAsTheyAre() {
    InvalidInputException e = new InvalidInputException(Message.plain("row 1 isn't {0}"));

    assertEquals("row 1 isn't {0}", e.getMessage());
    assertEquals(Message.of("error.plain", "row 1 isn't {0}"), e.said());
  }
}
