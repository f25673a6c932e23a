package dev.hone.stats;

/**
 * What the values of runs have in common, as far as the mean of them is concerned.
 *
 * @param correction c: with J runs and s² the variance of their values, the variance of the mean is
 *     {@code s² (1/J + c)}; 0 where runs are independent
 * @param freedom degrees of freedom of s²: J − 1, and fewer where some runs are nearer to each
 *     other than others
 */
record Dependence(double correction, double freedom) {
  /** Runs of which every two have equally much in common. */
  static Dependence equal(double correction, int runs) {
    return new Dependence(correction, runs - 1.0);
  }
}
