package dev.hone.app.ui.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.hone.data.table.Column;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** What stands in the fields, as a row. */
public class TypedRowTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.numeric("age"),
          new Column("class", List.of("first", "crew")),
          Column.numeric("x"));

  @Test
  public void textsBecomeNumbersAndLevels_anEmptyOneIsMissing() {
    assertArrayEquals(
        new double[] {-2.5, 1, Double.NaN},
        new TypedRow(List.of(" -2.5 ", "crew", "")).features(COLUMNS),
        0);
  }

  @Test
  public void aDecimalCommaIsOne_aDateIsNot() {
    assertEquals(0.25, TypedRow.number("0,25"), 0);
    assertEquals(1200, TypedRow.number("1.2e3"), 0);
    assertEquals(0.5, TypedRow.number(".5"), 0);
    for (String wrong :
        List.of("-", "1.2.3", "1,2,3", "NaN", "1f", "0x1p3", "Infinity", "1e999", "twelve", "")) {
      assertEquals(wrong, Double.NaN, TypedRow.number(wrong), 0);
    }
  }

  @Test
  public void whatIsNoNumberIsNamed_anEmptyFieldIsNot() {
    assertEquals(Set.of(), new TypedRow(List.of("", "crew", "3")).wrong(COLUMNS));
    assertEquals(Set.of(0, 2), new TypedRow(List.of("x", "crew", "1e999")).wrong(COLUMNS));
  }

  @Test
  public void aRowIsTypedToTheLastDigit() {
    double[] row = {0.1 + 0.2, 0, Double.NaN};
    TypedRow typed = TypedRow.of(COLUMNS, row);
    assertEquals(List.of("0.30000000000000004", "first", ""), typed.texts());
    assertArrayEquals(row, typed.features(COLUMNS), 0);
    assertEquals("7", typed.with(2, "7").texts().get(2));
  }
}
