package dev.hone.app.ui.chart;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import org.junit.Test;

/** Where marks stand and what is written at them; expected values worked out by hand. */
public class ScaleTest {
  private final Numbers numbers = new Numbers(Locale.ENGLISH);

  private String texts(Scale scale, int atMost, double least) {
    double[] marks = scale.marks(atMost, least);
    return Arrays.stream(marks)
        .mapToObj(mark -> scale.text(numbers, mark, marks))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  @Test
  public void linearMarksAreRound() {
    assertEquals("0 20 40 60 80 100", texts(Scale.linear(0, 100), 6, 1));
    assertEquals("0.35 0.40 0.45 0.50", texts(Scale.linear(0.32, 0.53), 5, 0));
    assertEquals("−1.0 −0.5 0.0 0.5 1.0", texts(Scale.linear(-1, 1), 5, 0));
    assertEquals("0 20,000 40,000", texts(Scale.linear(0, 50000), 3, 0));
  }

  @Test
  public void epochsAreWhole() {
    assertEquals("1 2 3", texts(Scale.linear(1, 3), 10, 1));
    assertEquals("1", texts(Scale.linear(1, 1), 10, 1));
  }

  @Test
  public void logarithmicMarksFollowTheRoom() {
    assertEquals("0.1 0.2 0.5 1 2 5 10", texts(Scale.logarithmic(0.1, 10), 7, 0));
    assertEquals("0.1 1 10", texts(Scale.logarithmic(0.1, 10), 5, 0));
    assertEquals("0.01 1 100", texts(Scale.logarithmic(0.005, 500), 4, 0));
    assertEquals("0.62 0.64 0.66 0.68", texts(Scale.logarithmic(0.61, 0.69), 5, 0));
    assertEquals(
        "1E−5 1E−4 1E−3",
        texts(Scale.logarithmic(1e-5, 2e-3), 4, 0)
            .replace("0.001", "1E−3")
            .replace("0.0001", "1E−4"));
  }

  @Test
  public void positionAndAt_areInverse() {
    for (Scale scale : new Scale[] {Scale.linear(-3, 5), Scale.logarithmic(0.01, 100)}) {
      assertEquals(0, scale.position(scale.low), 1e-12);
      assertEquals(1, scale.position(scale.high), 1e-12);
      assertEquals(0.3, scale.position(scale.at(0.3)), 1e-12);
    }
    assertEquals(0.5, Scale.logarithmic(0.01, 100).position(1), 1e-12);
    assertTrue(Double.isNaN(Scale.logarithmic(0.01, 100).position(0)));
  }

  @Test
  public void equalValues_getARange() {
    Scale scale = Scale.linear(7, 7);
    assertEquals(0.5, scale.position(7), 1e-12);
    assertEquals(0.5, Scale.linear(0, 0).position(0), 1e-12);
    assertEquals(0.5, Scale.logarithmic(7, 7).position(7), 1e-12);
  }

  @Test
  public void marksStayInTheRangeAndAreFew() {
    for (double low : new double[] {-1e6, -0.3, 0, 1e-7, 12345.678}) {
      for (double width : new double[] {1e-6, 0.1, 3, 1e5, 1e90}) {
        for (int atMost = 2; atMost < 9; atMost++) {
          Scale scale = Scale.linear(low, low + width);
          double[] marks = scale.marks(atMost, 0);
          assertTrue(marks.length <= atMost);
          for (double mark : marks) {
            assertEquals(0.5, scale.position(mark), 0.5 + 1e-6);
          }
        }
      }
    }
  }

  @Test
  public void thin_givesMeanLeastAndGreatestOfAColumn() {
    float[] points = {0.5f, 5, 1, 1, 1.5f, 9, 2, 6, 3, 7};
    float[] extremes = {5, 5, 1, 1, 9, 9, 6, 6, 7, 7};
    assertEquals(2, Curve.thin(points, 5, 2, extremes));
    assertArrayEquals(new float[] {1, 5, 2.5f, 6.5f}, Arrays.copyOf(points, 4), 0);
    assertArrayEquals(new float[] {1, 9, 6, 7}, Arrays.copyOf(extremes, 4), 0);
  }

  @Test
  public void thin_keepsTheRangesOfItsPoints() {
    float[] points = {0.5f, 5, 1, 3, 2.5f, 8};
    float[] extremes = {4, 6, 1, 3.5f, 7, 9};
    assertEquals(2, Curve.thin(points, 3, 2, extremes));
    assertArrayEquals(new float[] {0.75f, 4, 2.5f, 8}, Arrays.copyOf(points, 4), 0);
    assertArrayEquals(new float[] {1, 6, 7, 9}, Arrays.copyOf(extremes, 4), 0);
  }

  @Test
  public void squareRoots_giveSmallSharesRoom() {
    Scale scale = Scale.root(64);
    assertEquals(0.25, scale.position(4), 1e-12);
    assertEquals(0.5, scale.position(16), 1e-12);
    assertEquals(16, scale.at(0.5), 1e-12);
    assertEquals(0, scale.position(-1), 0);
    // 50 at √(50/64) = 0.88, 20 at 0.56, 5 at 0.28; 10 and 2 would stand closer than a fifth.
    assertEquals("0 5 20 50", texts(scale, 5, 0));
    // 0.5 at 0.91, 0.2 at 0.58; 0.1 at 0.41 is closer than a third.
    assertEquals("0 0.2 0.5", texts(Scale.root(0.6), 3, 0));
    assertEquals(1, Scale.root(0).high, 0);
  }

  @Test
  public void numbersReadAsInTheLocale() {
    assertEquals("0.612", numbers.value(0.6123));
    assertEquals("93.1", numbers.value(93.14));
    assertEquals("12,345", numbers.value(12345.4));
    assertEquals("1.2E−5", numbers.value(1.2e-5));
    assertEquals("–", numbers.value(Double.NaN));
    assertEquals("0", numbers.value(0));
    assertEquals("0,612", new Numbers(Locale.GERMANY).value(0.6123));
    assertEquals("33.3", numbers.percent(1, 3));
    assertEquals("1,234,567", numbers.count(1234567));
  }
}
