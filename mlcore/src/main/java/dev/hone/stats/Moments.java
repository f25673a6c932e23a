package dev.hone.stats;

/**
 * Count, mean and standard deviation (n − 1) of a sample.
 *
 * @param deviation 0 for a single value
 */
record Moments(int count, double mean, double deviation) {

  static Moments of(double[] values) {
    double sum = 0;
    double largest = 0;
    for (double value : values) {
      sum += value;
      largest = Math.max(largest, Math.abs(value));
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
    // Equal values whose sum rounds must not look as if they varied.
    return new Moments(values.length, mean, deviation <= 1e-14 * largest ? 0 : deviation);
  }

  /** Standard error of the mean: {@code s √(1/J + correction)}. */
  double standardError(double correction) {
    return deviation * Math.sqrt(1.0 / count + correction);
  }
}
