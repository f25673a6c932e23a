package dev.hone.base;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoRoShiRo128PlusPlus;

/**
 * A place in a tree of random streams. Children of one seed are named, so what is drawn for one
 * purpose (splitting, weights of a layer, order of an epoch) never depends on how much was drawn
 * for another.
 *
 * <p>A generator is derived from the seed alone; nothing about it needs saving: to resume at epoch
 * 7, ask for the stream of epoch 7 again.
 *
 * @param value any 64 bits
 */
public record Seed(long value) {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** The seed of the stream with this name below this one. */
  public Seed child(String name) {
    long hash = value;
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash + GOLDEN_GAMMA + name.charAt(i));
    }
    return new Seed(mix(hash + GOLDEN_GAMMA * (name.length() + 1L)));
  }

  /** The seed of the stream with this number below this one. */
  public Seed child(long index) {
    return new Seed(mix(mix(value + GOLDEN_GAMMA) ^ mix(index * GOLDEN_GAMMA + 1)));
  }

  /** A new generator (xoroshiro128++) at the start of this seed's stream. */
  public UniformRandomProvider generator() {
    long low = mix(value + GOLDEN_GAMMA);
    long high = mix(low + GOLDEN_GAMMA);
    return new XoRoShiRo128PlusPlus(low, (low | high) == 0 ? 1 : high);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014; variant 13 of Stafford). */
  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
