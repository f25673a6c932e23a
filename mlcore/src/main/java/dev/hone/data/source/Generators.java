package dev.hone.data.source;

import dev.hone.base.Seed;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Series;
import dev.hone.data.table.Task;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The generated data sets of the catalogue: the same seed and size give the same bits. */
final class Generators {
  static final int ADDING_STEPS = 50;
  static final int RECALL_STEPS = 30;
  static final int RECALL_DELAY = 5;
  static final List<String> SYMBOLS =
      Collections.unmodifiableList(Arrays.asList("a", "b", "c", "d"));

  private static final double MOONS_NOISE = 0.2;
  private static final double SPIRALS_NOISE = 0.05;
  private static final double XOR_NOISE = 0.15;
  private static final double SINE_NOISE = 0.3;
  private static final double SINE_PERIOD = 25;

  /** A point in the plane for a class, before noise. */
  private interface Shape {
    double[] point(int label, UniformRandomProvider random);
  }

  private Generators() {}

  /** Two half circles of radius 1, the second upside down and moved by (1, 0.5). */
  static Dataset twoMoons(Seed seed, int size) {
    return plane(
        "two-moons",
        seed,
        size,
        MOONS_NOISE,
        (label, random) -> {
          double angle = Math.PI * random.nextDouble();
          return label == 0
              ? new double[] {StrictMath.cos(angle), StrictMath.sin(angle)}
              : new double[] {1 - StrictMath.cos(angle), 0.5 - StrictMath.sin(angle)};
        });
  }

  /** Two arms of one and a half turns, radius 0.1 to 1, the second turned by 180 degrees. */
  static Dataset spirals(Seed seed, int size) {
    return plane(
        "spirals",
        seed,
        size,
        SPIRALS_NOISE,
        (label, random) -> {
          double radius = 0.1 + 0.9 * random.nextDouble();
          double angle = 3 * Math.PI * radius + Math.PI * label;
          return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
        });
  }

  /** Uniform in the square from -1 to 1; class 1 where the signs of x and y differ. */
  static Dataset xor(Seed seed, int size) {
    return plane(
        "xor",
        seed,
        size,
        XOR_NOISE,
        (label, random) -> {
          double x = 2 * random.nextDouble() - 1;
          double y = Math.copySign(random.nextDouble(), label == 0 ? x : -x);
          return new double[] {x, y};
        });
  }

  /** sin(2 pi t / 25) plus Gaussian noise of standard deviation 0.3. */
  static Series noisySine(Seed seed, int size) {
    ZigguratSampler.NormalizedGaussian gaussian =
        ZigguratSampler.NormalizedGaussian.of(seed.child("noisy-sine").generator());
    float[] values = new float[size];
    for (int t = 0; t < size; t++) {
      values[t] =
          (float) (StrictMath.sin(2 * Math.PI * t / SINE_PERIOD) + SINE_NOISE * gaussian.sample());
    }
    return Series.of("noisy-sine", "value", values);
  }

  /**
   * The adding problem: each step has a value, uniform in [0, 1), and a marker, which is 1 at one
   * step of each half and 0 elsewhere; the target is the sum of the two marked values. Guessing 1
   * always has a mean squared error of 1/6.
   */
  static Dataset adding(Seed seed, int size) {
    UniformRandomProvider random = seed.child("adding").generator();
    int half = ADDING_STEPS / 2;
    float[] features = new float[size * ADDING_STEPS * 2];
    float[] targets = new float[size];
    for (int row = 0; row < size; row++) {
      int first = random.nextInt(half);
      int second = half + random.nextInt(ADDING_STEPS - half);
      for (int t = 0; t < ADDING_STEPS; t++) {
        int at = (row * ADDING_STEPS + t) * 2;
        features[at] = random.nextFloat();
        if (t == first || t == second) {
          features[at + 1] = 1;
          targets[row] += features[at];
        }
      }
    }
    Schema schema =
        new Schema(
            "adding",
            Task.REGRESSION,
            ADDING_STEPS,
            Arrays.asList(Column.numeric("value"), Column.numeric("marker")),
            "sum",
            Collections.emptyList(),
            false);
    return Dataset.regression(schema, size, features, targets);
  }

  /**
   * Delayed recall, sequence to sequence: each step shows one of four symbols, and its class is the
   * symbol shown five steps before; "none" in the first five steps.
   */
  static Dataset recall(Seed seed, int size) {
    UniformRandomProvider random = seed.child("recall").generator();
    float[] features = new float[size * RECALL_STEPS];
    int[] labels = new int[size * RECALL_STEPS];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextInt(SYMBOLS.size());
      labels[i] = i % RECALL_STEPS < RECALL_DELAY ? 0 : 1 + (int) features[i - RECALL_DELAY];
    }
    Schema schema =
        new Schema(
            "recall",
            Task.CLASSIFICATION,
            RECALL_STEPS,
            Collections.singletonList(new Column("symbol", SYMBOLS)),
            "recalled",
            Arrays.asList("none", "a", "b", "c", "d"),
            true);
    return Dataset.classification(schema, size, features, labels);
  }

  /** Points of two classes in turn, with Gaussian noise on both coordinates. */
  private static Dataset plane(String name, Seed seed, int size, double noise, Shape shape) {
    UniformRandomProvider random = seed.child(name).generator();
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    float[] features = new float[size * 2];
    int[] labels = new int[size];
    for (int row = 0; row < size; row++) {
      labels[row] = row % 2;
      double[] point = shape.point(labels[row], random);
      features[2 * row] = (float) (point[0] + noise * gaussian.sample());
      features[2 * row + 1] = (float) (point[1] + noise * gaussian.sample());
    }
    Schema schema =
        new Schema(
            name,
            Task.CLASSIFICATION,
            0,
            Arrays.asList(Column.numeric("x"), Column.numeric("y")),
            "class",
            Arrays.asList("0", "1"),
            false);
    return Dataset.classification(schema, size, features, labels);
  }
}
