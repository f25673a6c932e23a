package dev.hone.train;

/**
 * How a network does on some examples, with dropout and noise off.
 *
 * @param loss mean data loss a row, without penalty and without label smoothing
 * @param metric what the trainer was asked to measure
 */
public record Evaluation(double loss, double metric) {
  /** Of no examples. */
  public static final Evaluation NONE = new Evaluation(Double.NaN, Double.NaN);

  /** With NaN where a number is infinite. */
  public Evaluation finite() {
    return new Evaluation(finiteOrNan(loss), finiteOrNan(metric));
  }

  private static double finiteOrNan(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }
}
