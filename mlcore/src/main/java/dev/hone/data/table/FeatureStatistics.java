package dev.hone.data.table;

/** Mean, spread and range of each feature over the rows of a table of doubles. */
final class FeatureStatistics {
  private final double[] mean;
  private final double[] deviation;
  private final double[] minimum;
  private final double[] maximum;

  private FeatureStatistics(int width) {
    mean = new double[width];
    deviation = new double[width];
    minimum = new double[width];
    maximum = new double[width];
  }

  /**
   * Two passes, so that a large mean does not swallow the variance.
   *
   * @param values [rows, width], at least one row
   */
  static FeatureStatistics of(double[] values, int width) {
    FeatureStatistics s = new FeatureStatistics(width);
    int rows = values.length / width;
    for (int i = 0; i < width; i++) {
      s.minimum[i] = values[i];
      s.maximum[i] = values[i];
      for (int row = 0; row < rows; row++) {
        double value = values[row * width + i];
        s.mean[i] += value / rows;
        s.minimum[i] = Math.min(s.minimum[i], value);
        s.maximum[i] = Math.max(s.maximum[i], value);
      }
      double squares = 0;
      for (int row = 0; row < rows; row++) {
        double distance = values[row * width + i] - s.mean[i];
        squares += distance * distance;
      }
      s.deviation[i] = Math.sqrt(squares / rows);
    }
    return s;
  }

  /** The mean of what is not missing in each column; 0 where all is missing. */
  static double[] columnMeans(Dataset dataset) {
    int columns = dataset.schema().columns().size();
    double[] sum = new double[columns];
    int[] count = new int[columns];
    float[] features = dataset.features();
    for (int i = 0; i < features.length; i++) {
      if (!Float.isNaN(features[i])) {
        sum[i % columns] += features[i];
        count[i % columns]++;
      }
    }
    for (int i = 0; i < columns; i++) {
      sum[i] /= Math.max(1, count[i]);
    }
    return sum;
  }

  /** The covariance [width, width] of (value - shift) * factor, whose mean is 0. */
  static double[] covariance(double[] values, double[] shift, double[] factor) {
    int width = shift.length;
    int rows = values.length / width;
    double[] result = new double[width * width];
    double[] z = new double[width];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        z[i] = (values[row * width + i] - shift[i]) * factor[i];
      }
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          result[i * width + j] += z[i] * z[j] / rows;
        }
      }
    }
    return result;
  }

  double mean(int feature) {
    return mean[feature];
  }

  double deviation(int feature) {
    return deviation[feature];
  }

  double minimum(int feature) {
    return minimum[feature];
  }

  double range(int feature) {
    return maximum[feature] - minimum[feature];
  }

  boolean isConstant(int feature) {
    return maximum[feature] == minimum[feature] || deviation[feature] == 0;
  }
}
