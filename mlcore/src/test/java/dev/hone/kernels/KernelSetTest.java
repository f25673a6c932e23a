package dev.hone.kernels;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.Test;

/** Every kernel set, on this runtime, against float64: the bounds that stand at its methods. */
public class KernelSetTest {
  /** Every 4999th float: some four hundred thousand numbers of either sign. */
  private static final int STRIDE = 4999;

  private static final float[] EVERYWHERE = everywhere();
  private static final List<KernelSet> SETS =
      List.of(KernelSets.HOTSPOT, KernelSets.ART, KernelSets.PORTABLE);

  private interface Loop {
    Kernel of(KernelSet set, float[] x, float[] out, int n);
  }

  private static float[] everywhere() {
    int infinity = Float.floatToIntBits(Float.POSITIVE_INFINITY);
    int count = infinity / STRIDE + 1;
    float[] all = new float[2 * count];
    for (int i = 0; i < count; i++) {
      all[2 * i] = Float.intBitsToFloat(i * STRIDE);
      all[2 * i + 1] = -all[2 * i];
    }
    return all;
  }

  private static float[] run(KernelSet set, Loop loop, float... x) {
    float[] out = new float[x.length];
    loop.of(set, x, out, x.length).run();
    return out;
  }

  /** Within so much of the value, or of the smallest normal number where the value is below it. */
  private static void within(
      double bound, DoubleUnaryOperator function, KernelSet set, Loop loop, float... x) {
    float[] actual = run(set, loop, x);
    for (int i = 0; i < x.length; i++) {
      double expected = function.applyAsDouble(x[i]);
      if (Math.abs(expected) > Float.MAX_VALUE || Double.isNaN(expected)) {
        assertEquals(set + " at " + x[i], (float) expected, actual[i], 0);
      } else {
        double allowed = bound * Math.max(Float.MIN_NORMAL, Math.abs(expected));
        assertEquals(set + " at " + x[i], expected, actual[i], allowed);
      }
    }
  }

  private static float[] positive() {
    float[] positive = new float[EVERYWHERE.length / 2];
    int n = 0;
    for (float each : EVERYWHERE) {
      if (each >= Float.MIN_NORMAL) {
        positive[n++] = each;
      }
    }
    return Arrays.copyOf(positive, n);
  }

  @Test
  public void everySet_hasItsFunctionsWithinTheirBounds() {
    for (KernelSet set : SETS) {
      double relu = set == KernelSets.ART ? 1.3e-7 : 0; // of a number that is not normal
      within(relu, x -> Math.max(x, 0), set, KernelSet::relu, EVERYWHERE);
      within(
          set == KernelSets.ART ? 2.5e-7 : 1.2e-7,
          x -> x > 0 ? x : (double) 0.01f * x,
          set,
          (s, x, out, n) -> s.leakyRelu(x, 0.01f, out, n),
          EVERYWHERE);
      within(3.6e-7, Math::exp, set, KernelSet::exp, EVERYWHERE);
      within(2.5e-7, Math::sqrt, set, KernelSet::sqrt, positive());
      within(2.5e-7, x -> 1 / Math.sqrt(x), set, KernelSet::rsqrt, positive());
      within(1.2e-7, Math::log, set, KernelSet::log, positive());
      within(1.2e-7, x -> x > 0 ? x : Math.expm1(x), set, KernelSet::elu, EVERYWHERE);
      assertArrayEquals(new float[] {0}, run(set, KernelSet::sqrt, 0f), 0);
    }
  }

  @Test
  public void everySet_hasItsCurvesWithinTheirBounds() {
    for (KernelSet set : SETS) {
      float[] tanh = run(set, (s, x, out, n) -> () -> s.tanh(x, out, 0, n), EVERYWHERE);
      float[] gate = run(set, (s, x, out, n) -> () -> s.gate(x, out, 0, n), EVERYWHERE);
      float[] sigmoid = run(set, KernelSet::sigmoid, EVERYWHERE);
      float[] softplus = run(set, KernelSet::softplus, EVERYWHERE);
      for (int i = 0; i < EVERYWHERE.length; i++) {
        double x = EVERYWHERE[i];
        String where = set + " at " + x;
        assertEquals(where, Math.tanh(x), tanh[i], 4e-7);
        assertTrue(where, Math.abs(tanh[i]) <= 1.0000003);
        assertEquals(where, 1 / (1 + Math.exp(-x)), gate[i], 2.5e-7);
        assertEquals(where, 1 / (1 + Math.exp(-x)), sigmoid[i], 2.5e-7);
        double expected = Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        assertEquals(where, expected, softplus[i], 2e-7 * Math.max(1, expected));
      }
    }
  }

  /** For ART only of magnitudes whose sum with the smallest normal number is themselves. */
  @Test
  public void everySet_hasSigns() {
    for (KernelSet set : SETS) {
      float least = set == KernelSets.ART ? 4e-31f : Float.MIN_VALUE;
      float[] sign = run(set, KernelSet::sign, EVERYWHERE);
      float[] product = new float[EVERYWHERE.length];
      float[] ones = new float[EVERYWHERE.length];
      Arrays.fill(ones, -3f);
      set.mulSign(ones, EVERYWHERE, product, 0, product.length);
      for (int i = 0; i < sign.length; i++) {
        float x = EVERYWHERE[i];
        if (x == 0 || Math.abs(x) >= least) {
          assertEquals(set + " at " + x, Math.signum(x), sign[i], 0);
          assertEquals(set + " at " + x, -3 * Math.signum(x), product[i], 0);
        } else {
          assertTrue(set + " at " + x, sign[i] * x >= 0 && Math.abs(sign[i]) <= 1);
        }
      }
    }
  }

  @Test
  public void everySet_hasRowsOfProbabilities() {
    Random random = new Random(4);
    int rows = 37;
    for (int n : new int[] {1, 2, 3, 10, 33}) {
      float[] x = new float[rows * n];
      int[] labels = new int[rows];
      float[] u = new float[rows];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (20 * random.nextGaussian());
      }
      for (int row = 0; row < rows; row++) {
        labels[row] = random.nextInt(n);
        u[row] = random.nextFloat() - 0.5f;
      }
      for (KernelSet set : SETS) {
        float[] softmax = run(set, (s, in, out, size) -> s.softmax(in, out, rows, n), x);
        float[] logs = run(set, (s, in, out, size) -> s.logSoftmax(in, out, rows, n), x);
        float[] gradient =
            run(
                set,
                (s, in, out, size) -> s.crossEntropyGradient(in, u, labels, out, rows, n),
                logs);
        for (int row = 0; row < rows; row++) {
          double sum = 0;
          for (int i = row * n; i < (row + 1) * n; i++) {
            sum += Math.exp(x[i]);
          }
          for (int i = row * n; i < (row + 1) * n; i++) {
            double p = Math.exp(x[i]) / sum;
            assertEquals(set + " softmax", p, softmax[i], 1e-5 * p + 1e-37);
            double log = x[i] - Math.log(sum);
            assertEquals(set + " logarithm", log, logs[i], 1e-5);
            double hot = i - row * n == labels[row] ? 1 : 0;
            assertEquals(set + " gradient", u[row] * (hot - Math.exp(logs[i])), gradient[i], 2e-7);
          }
        }
      }
    }
  }

  @Test
  public void everySet_hasAdam_onAnyNumberOfThreads() {
    Random random = new Random(5);
    for (int n : new int[] {1, 3, 2048, 2049, 9000}) {
      float[] w = new float[n];
      float[] m = new float[n];
      float[] v = new float[n];
      for (int i = 0; i < n; i++) {
        w[i] = (float) random.nextGaussian();
        m[i] = (float) random.nextGaussian();
        v[i] = i % 7 == 0 ? 0 : (float) Math.exp(20 * random.nextGaussian());
      }
      for (KernelSet set : SETS) {
        float[] out = new float[n];
        set.adam(w, m, v, new float[] {0.01f}, new float[] {1e-8f}, out, n, Parallel.SEQUENTIAL)
            .run();
        for (int i = 0; i < n; i++) {
          double step = 0.01f * (m[i] / (Math.sqrt(v[i]) + 1e-8f));
          double allowed = 5e-7 * Math.abs(step) + Math.ulp(w[i]) + Math.ulp((float) step);
          assertEquals(set + " of " + n, w[i] - step, out[i], allowed);
        }
        try (ThreadTeam team = new ThreadTeam(3)) {
          float[] shared = w.clone();
          set.adam(shared, m, v, new float[] {0.01f}, new float[] {1e-8f}, shared, n, team).run();
          assertArrayEquals(set + " in place, shared", out, shared, 0);
        }
      }
    }
  }

  @Test
  public void everySet_hasProducts_theSameBitsOnAnyNumberOfThreads() {
    Random random = new Random(6);
    int[][] shapes = {
      {1, 1, 1},
      {3, 5, 7},
      {8, 9, 8},
      {15, 4, 15},
      {16, 16, 3},
      {16, 7, 33},
      {17, 64, 9},
      {5, 130, 70},
      {64, 31, 10},
      {33, 600, 40},
      {6, 1, 64},
      {7, 2, 64},
      {12, 3, 64}
    };
    for (int[] shape : shapes) {
      int m = shape[0];
      int k = shape[1];
      int n = shape[2];
      for (int transposed = 0; transposed < 4; transposed++) {
        boolean ta = transposed % 2 == 1;
        boolean tb = transposed / 2 == 1;
        float[] a = gaussian(random, m * k);
        float[] b = gaussian(random, k * n);
        for (KernelSet set : SETS) {
          float[] out = new float[m * n];
          set.product(a, ta, b, tb, out, m, k, n, Parallel.SEQUENTIAL).run();
          for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
              double sum = 0;
              double size = 0;
              for (int p = 0; p < k; p++) {
                double term = (double) (ta ? a[p * m + i] : a[i * k + p]);
                term *= tb ? b[j * k + p] : b[p * n + j];
                sum += term;
                size += Math.abs(term);
              }
              assertEquals(set + " " + m + "x" + k + "x" + n, sum, out[i * n + j], 1e-6 * size);
            }
          }
          try (ThreadTeam team = new ThreadTeam(3)) {
            float[] shared = new float[m * n];
            Kernel kernel = set.product(a, ta, b, tb, shared, m, k, n, team);
            kernel.run();
            kernel.run();
            assertArrayEquals(set + " shared", out, shared, 0);
          }
        }
      }
    }
  }

  private static float[] gaussian(Random random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Rows of three by four rows keep the order of the common form. */
  @Test
  public void largeProducts_areTheSameInAllSets() {
    Random random = new Random(7);
    for (int[] shape : new int[][] {{16, 9, 16}, {32, 73, 256}, {5, 130, 70}, {64, 784, 256}}) {
      float[] a = gaussian(random, shape[0] * shape[1]);
      float[] b = gaussian(random, shape[1] * shape[2]);
      float[][] all = new float[SETS.size()][shape[0] * shape[2]];
      for (int s = 0; s < all.length; s++) {
        SETS.get(s)
            .product(a, false, b, false, all[s], shape[0], shape[1], shape[2], Parallel.SEQUENTIAL)
            .run();
        assertArrayEquals(SETS.get(s).name(), all[0], all[s], 0);
      }
    }
  }

  @Test
  public void aWrongLabel_isNamed_byEverySet() {
    for (KernelSet set : SETS) {
      Kernel kernel =
          set.crossEntropyGradient(
              new float[4], new float[2], new int[] {0, 2}, new float[4], 2, 2);
      assertEquals(
          "CrossEntropyGradient: index 2 at position 1 is not in 0..1",
          assertThrows(IndexOutOfBoundsException.class, kernel::run).getMessage());
    }
  }

  @Test
  public void names() {
    assertEquals(List.of("hotspot", "art", "portable"), KernelSets.names());
    for (KernelSet set : SETS) {
      assertSame(set, KernelSets.of("--kernels", set.name()));
    }
    assertSame(KernelSets.ART, KernelSets.usual("Dalvik"));
    assertSame(KernelSets.HOTSPOT, KernelSets.usual("OpenJDK 64-Bit Server VM"));
    assertSame(KernelSets.HOTSPOT, KernelSets.usual());
    String message =
        assertThrows(InvalidInputException.class, () -> KernelSets.of("--kernels", "neon"))
            .getMessage();
    assertEquals("--kernels is \"neon\"; allowed are hotspot, art, portable", message);
  }
}
