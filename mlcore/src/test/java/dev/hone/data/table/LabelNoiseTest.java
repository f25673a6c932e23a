package dev.hone.data.table;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.hone.base.Seed;
import dev.hone.data.Expect;
import java.util.stream.IntStream;
import org.junit.Test;

public final class LabelNoiseTest {
  private static final Seed SEED = new Seed(3);

  @Test
  public void apply_classification_exactNumberOfGivenRowsOnly() {
    Dataset clean = SplitTest.classes(400, 400, 400);
    int[] rows = IntStream.range(0, 900).toArray();
    int[] noisy = LabelNoise.apply(clean, rows, 0.25, SEED).labels();
    int[] moved = new int[3];
    for (int row = 0; row < 1200; row++) {
      int shift = (noisy[row] - clean.labels()[row] + 3) % 3;
      if (row >= 900) {
        assertEquals(0, shift);
      }
      moved[shift]++;
    }
    assertEquals(225, moved[1] + moved[2]);
    // Binomial(225, 1/2): 112.5 with standard deviation 7.5; four of them.
    assertEquals(112.5, moved[1], 30);
  }

  @Test
  public void apply_rateZeroAndOne() {
    Dataset clean = SplitTest.classes(10, 10);
    int[] rows = IntStream.range(0, 20).toArray();
    assertArrayEquals(clean.labels(), LabelNoise.apply(clean, rows, 0, SEED).labels());
    int[] all = LabelNoise.apply(clean, rows, 1, SEED).labels();
    for (int row : rows) {
      assertEquals(1 - clean.labels()[row], all[row]);
    }
  }

  @Test
  public void apply_regression_standardDeviationOfTheGivenRows() {
    float[] targets = new float[5000];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = i < 4000 ? (i % 2 == 0 ? 7 : 13) : 1000;
    }
    int[] rows = IntStream.range(0, 4000).toArray();
    double[] noisy = LabelNoise.apply(SplitTest.regression(targets), rows, 0.5, SEED).targets();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 4000; i++) {
      double noise = noisy[i] - targets[i];
      sum += noise;
      squares += noise * noise;
    }
    // The given rows have standard deviation 3, so the noise has 1.5.
    assertEquals(0, sum / 4000, 4 * 1.5 / Math.sqrt(4000));
    assertEquals(1.5, Math.sqrt(squares / 4000), 0.07);
    assertEquals(1000f, noisy[4500], 0);
  }

  @Test
  public void apply_errors() {
    Dataset clean = SplitTest.classes(10, 10);
    Expect.error(() -> LabelNoise.apply(clean, new int[] {0}, -0.1, SEED), "from 0 to 1", "-0.1");
    Expect.error(() -> LabelNoise.apply(clean, new int[] {0}, 1.1, SEED), "from 0 to 1");
    Expect.error(
        () -> LabelNoise.apply(clean, new int[] {20}, 0.1, SEED),
        "the row is 20; allowed are 0 to 19");
  }
}
