package dev.hone.initializers;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Registry;
import dev.hone.base.Seed;
import dev.hone.graph.Shape;
import java.util.Arrays;
import org.junit.Test;

public class InitializersTest {
  private static final Seed SEED = new Seed(11);

  /** 120,000 draws: the mean's standard error is sd/346, that of the variance 0.4% or less. */
  private static final Shape KERNEL = Shape.of(300, 400);

  @Test
  public void values_manyDraws_haveTheirMeanVarianceAndKurtosis() {
    // Kurtosis of the normal distribution is 3, of the uniform 9/5.
    assertMoments(Initializers.gaussian(0.3), 0.09, 3);
    assertMoments(Initializers.of("glorot-normal"), 2.0 / 700, 3);
    assertMoments(Initializers.GLOROT_UNIFORM, 2.0 / 700, 1.8);
    assertMoments(Initializers.HE_NORMAL, 2.0 / 300, 3);
    assertMoments(Initializers.of("he-uniform"), 2.0 / 300, 1.8);
    // Columns of length 1 spread over 400 elements, rows shorter.
    assertMoments(Initializers.ORTHOGONAL, 1.0 / 400, 3);
  }

  private static void assertMoments(Initializer initializer, double variance, double kurtosis) {
    float[] values = initializer.values(KERNEL, SEED);
    double mean = 0;
    for (float value : values) {
      mean += value / values.length;
    }
    double second = 0;
    double fourth = 0;
    for (float value : values) {
      second += Math.pow(value - mean, 2) / values.length;
      fourth += Math.pow(value - mean, 4) / values.length;
    }
    String name = initializer.toString();
    assertEquals(name, 0, mean, 4 * Math.sqrt(variance / values.length));
    assertEquals(name, variance, second, 0.02 * variance);
    assertEquals(name, kurtosis, fourth / (second * second), 0.08);
  }

  @Test
  public void uniform_limits_areThoseOfGlorotAndHe() {
    assertRange(Initializers.GLOROT_UNIFORM, Math.sqrt(6.0 / 700));
    assertRange(Initializers.of("he-uniform"), Math.sqrt(6.0 / 300));
  }

  private static void assertRange(Initializer initializer, double limit) {
    float[] values = initializer.values(KERNEL, SEED);
    Arrays.sort(values);
    assertEquals(-limit, values[0], 1e-3 * limit);
    assertEquals(limit, values[values.length - 1], 1e-3 * limit);
  }

  @Test
  public void orthogonal_tallSquareAndWide_isOrthonormalInTheShorterDirection() {
    for (Shape shape : new Shape[] {Shape.of(7, 3), Shape.of(5, 5), Shape.of(3, 8)}) {
      int rows = shape.dim(0);
      int columns = shape.dim(1);
      boolean tall = rows >= columns;
      float[] q = Initializers.ORTHOGONAL.values(shape, SEED);
      int vectors = Math.min(rows, columns);
      for (int a = 0; a < vectors; a++) {
        for (int b = 0; b < vectors; b++) {
          double dot = 0;
          for (int i = 0; i < Math.max(rows, columns); i++) {
            dot +=
                tall
                    ? q[i * columns + a] * q[i * columns + b]
                    : q[a * columns + i] * q[b * columns + i];
          }
          assertEquals(shape + ": " + a + "·" + b, a == b ? 1 : 0, dot, 1e-5);
        }
      }
    }
  }

  @Test
  public void orthogonal_manyDraws_favoursNoSign() {
    // Q as the decomposition leaves it has a corner of one sign. Of 400 fair signs, 200 ± 4·10.
    int positiveCorner = 0;
    int positiveDeterminant = 0;
    for (int i = 0; i < 400; i++) {
      float[] q = Initializers.ORTHOGONAL.values(Shape.of(2, 2), SEED.child(i));
      positiveCorner += q[0] > 0 ? 1 : 0;
      positiveDeterminant += q[0] * q[3] - q[1] * q[2] > 0 ? 1 : 0;
    }
    assertEquals(200, positiveCorner, 40);
    assertEquals(200, positiveDeterminant, 40);
  }

  @Test
  public void values_equalSeeds_areEqualAndOtherSeedsAreNot() {
    for (String name : Initializers.ALL.names()) {
      Initializer initializer = Initializers.of(name);
      float[] values = initializer.values(Shape.of(4, 6), SEED);

      assertArrayEquals(values, initializer.values(Shape.of(4, 6), new Seed(11)), 0f);
      if (!initializer.equals(Initializers.ZEROS)) {
        assertFalse(
            initializer.toString(),
            Arrays.equals(values, initializer.values(Shape.of(4, 6), new Seed(12))));
      }
    }
  }

  @Test
  public void perBlock_glorot_takesTheFanOutOfOneGate() {
    float[] values = Initializers.GLOROT_UNIFORM.perBlock(4).values(Shape.of(100, 400), SEED);
    Arrays.sort(values);
    // √(6 / (100 + 100)), not √(6 / (100 + 400))
    assertEquals(Math.sqrt(0.03), values[values.length - 1], 1e-3);
  }

  @Test
  public void of_eachName_isReadBackFromItsText() {
    assertEquals(Initializers.GLOROT_UNIFORM, Initializers.of("glorot-uniform"));
    assertEquals(Initializers.gaussian(0.05), Initializers.of("gaussian"));
    assertEquals(Initializers.gaussian(0.1), Initializers.of("gaussian(0.1)"));
    for (String name : Initializers.ALL.names()) {
      Initializer initializer = Initializers.of(name);
      assertEquals(initializer, Initializers.of(initializer.toString()));
    }
  }

  /** Stored specifications are found by these texts. */
  @Test
  public void text_isAsEarlierVersionsWroteIt() {
    assertEquals("he-normal", Initializers.HE_NORMAL.toString());
    assertEquals("gaussian(0.05)", Initializers.of("gaussian").toString());
    assertEquals("gaussian(2.0)", Initializers.gaussian(2).toString());
    assertEquals("gaussian(1.0E-4)", Initializers.gaussian(1e-4).toString());
  }

  @Test
  public void each_hasWordsInBothLanguages() {
    for (Registry.Entry<Initializer> entry : Initializers.ALL.all()) {
      for (Language language : Language.values()) {
        assertFalse(entry.card().name().in(language).isEmpty());
        assertFalse(entry.card().explanation().in(language).isEmpty());
      }
    }
  }

  @Test
  public void of_otherText_listsTheNames() {
    String message = refusal("xavier");
    assertEquals(
        "initializer is \"xavier\"; allowed are zeros, gaussian, glorot-uniform, glorot-normal,"
            + " he-uniform, he-normal, orthogonal",
        message);
    assertEquals("gaussian: sd is \"x\"; allowed are numbers above 0", refusal("gaussian(x)"));
    assertEquals("gaussian: sd is -1.0; allowed are numbers above 0", refusal("gaussian(-1)"));
    assertEquals("gaussian: sd is NaN; allowed are numbers above 0", refusal("gaussian(NaN)"));
    assertEquals(
        "he-normal: number of values is 1; allowed are whole numbers from 0 to 0",
        refusal("he-normal(1)"));
  }

  private static String refusal(String text) {
    return assertThrows(InvalidInputException.class, () -> Initializers.of(text)).getMessage();
  }
}
