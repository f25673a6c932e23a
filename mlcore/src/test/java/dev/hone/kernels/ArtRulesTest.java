package dev.hone.kernels;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;

/**
 * The rules against loops of which a real compiler's machine code was read (Android 11, arm64), and
 * the loops of {@link KernelSets#ART} against the rules.
 */
public class ArtRulesTest {
  /** Those that stand before a loop of vectors: they take numbers apart. */
  private static final Set<String> NO_VECTORS = Set.of("guess");

  private static void vectors(Class<?> type, String method) {
    List<ArtRules.Loop> loops = ArtRules.loops(type, method);
    assertFalse(type.getSimpleName() + "." + method + " has no loop", loops.isEmpty());
    for (ArtRules.Loop loop : loops) {
      assertEquals(type.getSimpleName() + "." + loop, List.of(), loop.faults());
    }
  }

  private static void scalar(Class<?> type, String method, String fault) {
    List<ArtRules.Loop> loops = ArtRules.loops(type, method);
    assertTrue(
        type.getSimpleName() + "." + method + ": " + loops,
        loops.stream().anyMatch(loop -> loop.faults().contains(fault)));
  }

  @Test
  public void theRules_takeWhatBecameVectors() {
    for (String method :
        List.of(
            "firstThree",
            "pairOfThree",
            "pairOfTwo",
            "pairOfOne",
            "rowOfThree",
            "rowOfTwo",
            "rowOfOne",
            "negate")) {
      vectors(MatMulLoops.class, method);
    }
    vectors(LstmForwardKernel.class, "remember");
    vectors(LstmForwardKernel.class, "show");
    for (String method : List.of("ofMemory", "ofOutput", "ofForget", "ofInputs")) {
      vectors(LstmBackwardKernel.class, method);
    }
  }

  @Test
  public void theRules_refuseWhatStayedScalar() {
    scalar(FloatMath.class, "gate", "calls max");
    scalar(FloatMath.class, "tanh", "calls min");
    scalar(AdamLoop.class, "step", "calls sqrt");
    scalar(KernelSet.class, "relu", "calls max");
    scalar(SignLoops.class, "mulSign", "calls max");
    scalar(KernelSet.class, "exp", "calls exp");
    scalar(KernelSet.class, "max", "calls max");
    scalar(KernelSet.class, "leakyRelu", "has the instruction 149");
    scalar(SmallMatMulKernel.class, "multiply", "carries a number from turn to turn");
    scalar(SmallMatMulKernel.class, "transpose", "is not counted from below to a bound");
    scalar(ArtLoops.class, "guess", "calls floatToRawIntBits");
  }

  @Test
  public void theRules_nameEachFault() {
    scalar(Samples.class, "downwards", "is not counted from below to a bound");
    scalar(Samples.class, "byTwo", "does not step by one");
    scalar(Samples.class, "offsets", "has arrays at different offsets");
    scalar(Samples.class, "backwards", "has an array not at its counter");
    scalar(Samples.class, "sum", "carries a number from turn to turn");
    vectors(Samples.class, "oneOffset");
  }

  @Test
  public void everyLoopOfTheSetForArt_isOneThatBecomesVectors() {
    Set<String> methods =
        Arrays.stream(ArtLoops.class.getDeclaredMethods())
            .filter(method -> !method.isSynthetic())
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(methods.containsAll(NO_VECTORS));
    for (String method : methods) {
      if (!NO_VECTORS.contains(method)) {
        vectors(ArtLoops.class, method);
      }
    }
    vectors(ArtProducts.class, "fourOfThree");
  }

  /** One fault each. */
  static final class Samples {
    private Samples() {}

    static void downwards(float[] x, int n) {
      for (int i = n - 1; i >= 0; i--) {
        x[i] = x[i] + 1;
      }
    }

    static void byTwo(float[] x, int n) {
      for (int i = 0; i < n; i += 2) {
        x[i] = x[i] + 1;
      }
    }

    static void offsets(float[] x, int from, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = x[from + i] + 1;
      }
    }

    static void oneOffset(float[] x, int from, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[from + i] = x[from + i] + 1;
      }
    }

    static void backwards(float[] x, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = x[n - i] + 1;
      }
    }

    static float sum(float[] x, int n) {
      float sum = 0;
      for (int i = 0; i < n; i++) {
        sum = sum + x[i];
      }
      return sum;
    }
  }
}
