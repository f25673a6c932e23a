package dev.hone.data.table;

import dev.hone.base.Card;

/**
 * How a {@link Preprocessor} brings features to a common size: each value loses a shift and is
 * divided by a unit, both learned from the training rows; then all features may be rotated.
 *
 * @param card words, parameters and paper
 * @param key as written in specs and model files: {@code min-max(low=-1, high=1)}
 * @param fit what is learned of a feature; null leaves features as they are
 * @param rotation what follows; anything but {@link Rotation#NONE} scales the 0 and 1 of categories
 *     too, and takes a matrix [features, features]
 */
public record Scaling(Card card, String key, Fit fit, Rotation rotation) {
  /** What the things of {@link Scalings} are. */
  static final String KIND = "scaling";

  /** A rotation of the scaled features. */
  public enum Rotation {
    NONE,
    /** To their principal components, each with variance 1. */
    TO_COMPONENTS,
    /** The same and back, so that each feature stays as close to itself as can be. */
    AND_BACK
  }

  /** What is learned of one feature. */
  interface Fit {
    double shift(FeatureStatistics statistics, int feature);

    /** What a value is divided by after the shift, 0 only where the feature is constant. */
    double unit(FeatureStatistics statistics, int feature);

    /** Whether a missing number is the median of its column instead of its mean. */
    default boolean fillsWithMedian() {
      return false;
    }
  }

  /** A scaling without parameters. */
  Scaling(Card card, Fit fit, Rotation rotation) {
    this(card, card.key(), fit, rotation);
  }

  /** Whether features are rotated. */
  public boolean whitens() {
    return rotation != Rotation.NONE;
  }

  /** The same if it is written the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Scaling scaling && key.equals(scaling.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key();
  }
}
