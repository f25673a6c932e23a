package dev.hone.train;

import dev.hone.base.Seed;
import dev.hone.graph.Noise;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Fills a step's noise inputs with random numbers that a seed determines. */
public final class NoiseSource {
  private final UniformRandomProvider generator;
  private final ZigguratSampler.NormalizedGaussian gaussian;
  private final float[] keptOrDropped = {0f, 0f};

  /** A source at the start of the seed's stream. */
  public NoiseSource(Seed seed) {
    generator = seed.generator();
    gaussian = ZigguratSampler.NormalizedGaussian.of(generator);
  }

  /** Draws every element of a noise input afresh. */
  public void fill(Noise noise, float[] into) {
    if (noise.kind() == Noise.Kind.GAUSSIAN) {
      for (int i = 0; i < into.length; i++) {
        into[i] = (float) (noise.amount() * gaussian.sample());
      }
    } else {
      double kept = noise.kind() == Noise.Kind.MASK ? 1 : 1 / (1 - noise.amount());
      fillMask(noise.amount(), kept, into);
    }
  }

  /** By table, since no processor foresees which way a branch on chance goes. */
  private void fillMask(double rate, double kept, float[] into) {
    keptOrDropped[0] = (float) kept;
    long threshold = (long) (rate * (1L << 32));
    for (int i = 0; i < into.length; i++) {
      long below = (generator.nextInt() & 0xFFFFFFFFL) - threshold;
      into[i] = keptOrDropped[(int) (below >>> 63)];
    }
  }
}
