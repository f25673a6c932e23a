package dev.hone.app.ui.chart;

import android.graphics.Path;
import androidx.annotation.ColorInt;
import androidx.annotation.VisibleForTesting;
import java.util.Arrays;

/**
 * One line of the learning curves: its finite values by epoch, and the path that draws them. The
 * path is made when the data or the size changes, not when drawing.
 *
 * <p>Where there are more points than can be told apart, the line goes through the means of narrow
 * columns, and a band reaches from the least to the greatest value: dashes remain dashes, and no
 * spike is lost.
 */
final class Curve {
  /** Larger values are as good as infinite: a training that diverged. */
  private static final double LARGEST = 1e100;

  final int arm;
  final boolean training;
  @ColorInt final int color;
  private final int[] epochs;
  private final double[] values;
  private int size;

  /** The line. */
  final Path line = new Path();

  /** From least to greatest values; empty where the line goes through every point. */
  final Path band = new Path();

  private float[] pixels = {};
  private float[] extremes = {};

  /**
   * An empty curve.
   *
   * @param training whether of training rather than validation
   */
  Curve(int arm, boolean training, @ColorInt int color, int capacity) {
    this.arm = arm;
    this.training = training;
    this.color = color;
    epochs = new int[capacity];
    values = new double[capacity];
  }

  /** Adds a point to the right of the others, if it is a number. */
  void add(int epoch, double value) {
    if (Math.abs(value) < LARGEST) {
      epochs[size] = epoch;
      values[size] = value;
      size++;
    }
  }

  int size() {
    return size;
  }

  int epoch(int point) {
    return epochs[point];
  }

  double value(int point) {
    return values[point];
  }

  /** The index of an epoch's point, or −1. */
  int indexOf(int epoch) {
    int found = Arrays.binarySearch(epochs, 0, size, epoch);
    return found < 0 ? -1 : found;
  }

  /**
   * Makes the paths for these axes.
   *
   * @param column width in pixels within which points need not be told apart
   */
  void layout(Axes axes, float column) {
    line.rewind();
    band.rewind();
    if (pixels.length < 2 * size) {
      pixels = new float[2 * size];
    }
    int count = 0;
    for (int i = 0; i < size; i++) {
      float y = axes.y(values[i]);
      if (!Float.isNaN(y)) { // a logarithmic axis has no place for 0
        pixels[2 * count] = axes.x(epochs[i]);
        pixels[2 * count + 1] = y;
        count++;
      }
    }
    if (count > 2 * axes.area.width() / column) {
      if (extremes.length < pixels.length) {
        extremes = new float[pixels.length];
      }
      count = thin(pixels, count, column, extremes);
      for (int i = 0; i < count; i++) {
        to(band, i == 0, pixels[2 * i], extremes[2 * i]);
      }
      for (int i = count - 1; i >= 0; i--) {
        band.lineTo(pixels[2 * i], extremes[2 * i + 1]);
      }
      band.close();
    }
    for (int i = 0; i < count; i++) {
      to(line, i == 0, pixels[2 * i], pixels[2 * i + 1]);
    }
  }

  private static void to(Path path, boolean first, float x, float y) {
    if (first) {
      path.moveTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  }

  /**
   * Puts in place of the points in each column their mean.
   *
   * @param points x and y by turns, x ascending; the means are written over them
   * @param extremes takes the least and the greatest y of each column by turns
   * @return how many columns have points
   */
  @VisibleForTesting
  static int thin(float[] points, int count, float column, float[] extremes) {
    int columns = 0;
    int from = 0;
    while (from < count) {
      int place = (int) (points[2 * from] / column);
      double sumX = 0;
      double sumY = 0;
      float least = Float.POSITIVE_INFINITY;
      float greatest = Float.NEGATIVE_INFINITY;
      int to = from;
      while (to < count && (int) (points[2 * to] / column) == place) {
        float y = points[2 * to + 1];
        sumX += points[2 * to];
        sumY += y;
        least = Math.min(least, y);
        greatest = Math.max(greatest, y);
        to++;
      }
      points[2 * columns] = (float) (sumX / (to - from));
      points[2 * columns + 1] = (float) (sumY / (to - from));
      extremes[2 * columns] = least;
      extremes[2 * columns + 1] = greatest;
      columns++;
      from = to;
    }
    return columns;
  }
}
