package dev.hone.data.table;

import java.util.Arrays;

/** Mean, spread and range of each feature over the rows of a table of doubles. */
final class FeatureStatistics {
  private final double[] mean;
  private final double[] deviation;
  private final double[] minimum;
  private final double[] maximum;
  private final double[][] sorted; // of a feature when it is first asked for
  private final double[] values;

  private FeatureStatistics(double[] values, int width) {
    this.values = values;
    sorted = new double[width][];
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
    FeatureStatistics s = new FeatureStatistics(values, width);
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
    double[] features = dataset.features();
    for (int i = 0; i < features.length; i++) {
      if (!Double.isNaN(features[i])) {
        sum[i % columns] += features[i];
        count[i % columns]++;
      }
    }
    for (int i = 0; i < columns; i++) {
      sum[i] /= Math.max(1, count[i]);
    }
    return sum;
  }

  /** The median of what is not missing in each column; 0 where all is missing. */
  static double[] columnMedians(Dataset dataset) {
    int columns = dataset.schema().columns().size();
    double[] features = dataset.features();
    double[] medians = new double[columns];
    double[] present = new double[features.length / columns];
    for (int column = 0; column < columns; column++) {
      int count = 0;
      for (int i = column; i < features.length; i += columns) {
        if (!Double.isNaN(features[i])) {
          present[count++] = features[i];
        }
      }
      Arrays.sort(present, 0, count);
      medians[column] = count == 0 ? 0 : quantile(present, count, 0.5);
    }
    return medians;
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

  /** Linear between neighbours (type 7 of Hyndman and Fan 1996). */
  double quantile(int feature, double share) {
    if (sorted[feature] == null) {
      int width = mean.length;
      double[] column = new double[values.length / width];
      for (int row = 0; row < column.length; row++) {
        column[row] = values[row * width + feature];
      }
      Arrays.sort(column);
      sorted[feature] = column;
    }
    return quantile(sorted[feature], sorted[feature].length, share);
  }

  private static double quantile(double[] ascending, int count, double share) {
    double place = share * (count - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, count - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }

  double maximum(int feature) {
    return maximum[feature];
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
