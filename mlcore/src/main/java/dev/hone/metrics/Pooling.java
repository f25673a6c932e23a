package dev.hone.metrics;

/** How the values of single rows make the value of all rows together. */
public enum Pooling {
  /** Their mean. */
  MEAN {
    @Override
    public double ofRow(double value) {
      return value;
    }

    @Override
    public double ofMean(double mean) {
      return mean;
    }
  },
  /** The root of the mean of their squares. */
  ROOT_MEAN_SQUARE {
    @Override
    public double ofRow(double value) {
      return value * value;
    }

    @Override
    public double ofMean(double mean) {
      return Math.sqrt(Math.max(0, mean));
    }
  },
  /** Single rows have no value: the rows count together only. */
  NONE {
    @Override
    public double ofRow(double value) {
      return Double.NaN;
    }

    @Override
    public double ofMean(double mean) {
      return Double.NaN;
    }
  };

  /** What is averaged over rows. */
  public abstract double ofRow(double value);

  /** The value of all rows, from the mean over rows. */
  public abstract double ofMean(double mean);
}
