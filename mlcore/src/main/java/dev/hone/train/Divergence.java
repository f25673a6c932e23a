package dev.hone.train;

import java.util.Locale;

/**
 * Tells when a run has gone wrong for good: the loss is no number any more, or more than a thousand
 * times what it was before the first update (and at least a thousand), which no run comes back from
 * to anything useful.
 */
final class Divergence {
  private static final double HOPELESS = 1000;

  private Divergence() {}

  static boolean happened(double loss, double firstLoss) {
    return Double.isNaN(loss)
        || Double.isInfinite(loss)
        || loss > HOPELESS * Math.max(1, firstLoss);
  }

  /** What happened, and what to try. */
  static String explain(int epoch, double loss, double learningRate, boolean clipped) {
    String what =
        Double.isNaN(loss)
            ? "the loss became NaN"
            : Double.isInfinite(loss)
                ? "the loss became infinite"
                : String.format(Locale.ROOT, "the loss rose to %.3g", loss);
    return String.format(
        Locale.ROOT,
        "diverged at epoch %d: %s with learning rate %s; try a learning rate of %s%s",
        epoch,
        what,
        plain(learningRate),
        plain(Math.min(learningRate / 10, 0.01)),
        clipped ? "" : ", or clip the gradients to a global norm of 1");
  }

  private static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.3g", value);
    return text.contains("e") || !text.contains(".")
        ? text
        : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
