package dev.hone.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class JsonFieldsTest {
  @Test
  public void parse_noJson_saysWhereInOneLine() {
    assertEquals("spec a.json is not valid JSON: stopped at line 1, column 6", errorOf("not json"));
    assertEquals(
        "spec a.json is not valid JSON: stopped at line 2, column 5", errorOf("{\n\"a\":"));
  }

  private static String errorOf(String text) {
    return assertThrows(InvalidInputException.class, () -> JsonFields.parse("spec a.json", text))
        .getMessage();
  }
}
