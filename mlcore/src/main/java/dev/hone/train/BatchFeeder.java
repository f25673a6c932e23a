package dev.hone.train;

import dev.hone.base.Seed;
import dev.hone.exec.Program;
import dev.hone.graph.Noise;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Fills the inputs of a training step. The order of the rows and the noise of an epoch depend on
 * the seed and the epoch alone, so a resumed run sees what the undisturbed one would have seen.
 *
 * <p>Batches are all of one size: the last one of an epoch is filled up with the rows that the
 * epoch began with, so every row is seen at least once.
 */
final class BatchFeeder {
  private final Examples examples;
  private final int batchSize;
  private final float[] features;
  private final int[] labels;
  private final float[] targets;
  private final float[][] noiseArrays;
  private final List<Noise> noises;
  private final Seed seed;
  private final int[] order;
  private NoiseSource noise;

  BatchFeeder(
      Program program, TrainingSteps steps, List<Noise> noises, Examples examples, Seed seed) {
    this.examples = examples;
    this.batchSize = steps.batchSize();
    this.features = program.input(TrainingSteps.FEATURES);
    this.labels = steps.intTargets() ? program.intInput(TrainingSteps.TARGETS) : null;
    this.targets = steps.intTargets() ? null : program.input(TrainingSteps.TARGETS);
    this.noises = noises;
    this.noiseArrays = new float[noises.size()][];
    for (int i = 0; i < noiseArrays.length; i++) {
      noiseArrays[i] = program.input(noises.get(i).node().name());
    }
    this.seed = seed;
    this.order = new int[examples.size()];
  }

  int stepsPerEpoch() {
    return (order.length + batchSize - 1) / batchSize;
  }

  /** Shuffles for an epoch, counted from 1. */
  void startEpoch(int epoch) {
    UniformRandomProvider generator = seed.child("order").child(epoch).generator();
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int i = order.length - 1; i > 0; i--) {
      int j = generator.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    noise = new NoiseSource(seed.child("noise").child(epoch));
  }

  /** Fills the inputs for a step of the epoch, counted from 0; steps are fed in order. */
  void feed(int step) {
    for (int i = 0; i < batchSize; i++) {
      int row = row(step, i);
      examples.copyFeatures(row, features, i);
      if (labels != null) {
        examples.copyLabels(row, labels, i);
      } else {
        examples.copyTargets(row, targets, i);
      }
    }
    for (int i = 0; i < noiseArrays.length; i++) {
      noise.fill(noises.get(i), noiseArrays[i]);
    }
  }

  /** The example in place {@code i} of a step's batch. */
  int row(int step, int i) {
    return order[(step * batchSize + i) % order.length];
  }
}
