package dev.hone.data.table;

/** How a {@link Preprocessor} brings features to a common size. */
public enum Scaling {
  /** As they are. */
  NONE,
  /** Numeric features from the training rows' smallest value to 0 and from the largest to 1. */
  MIN_MAX,
  /** Numeric features to mean 0 and standard deviation 1 on the training rows. */
  STANDARD,
  /** All features to uncorrelated ones of variance 1, along the principal components. */
  PCA_WHITENING,
  /** All features to uncorrelated ones of variance 1, each as close to its own as can be. */
  ZCA_WHITENING
}
