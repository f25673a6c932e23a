package dev.hone.app.ui.chart;

import android.graphics.Path;
import androidx.annotation.ColorInt;
import androidx.annotation.VisibleForTesting;
import java.util.Arrays;

/**
 * One line of the learning curves: its finite values by epoch, the range over the repeats, and the
 * paths that draw them. Paths are made when the data or the size changes, not when drawing.
 *
 * <p>Where there are more points than can be told apart, the line goes through the means of narrow
 * columns, and the band reaches from the least to the greatest value of a column: dashes remain
 * dashes, and no spike is lost.
 */
final class Curve {
  /** Larger values are as good as infinite: a training that diverged. */
  private static final double LARGEST = 1e100;

  final int arm;
  final boolean training;
  @ColorInt final int color;
  private final int[] epochs;
  private final double[] values;
  private final double[] lows;
  private final double[] highs;
  private boolean ranged;
  private int size;

  /** The line. */
  final Path line = new Path();

  /** From least to greatest values; empty where they are the line's own. */
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
    lows = new double[capacity];
    highs = new double[capacity];
  }

  /** Adds a point to the right of the others, if it is a number. */
  void add(int epoch, double value) {
    add(epoch, value, new double[] {value, value});
  }

  /**
   * Adds a point to the right of the others, if it is a number.
   *
   * @param range the least and the greatest of what it is the mean of; NaN if unknown
   */
  void add(int epoch, double value, double[] range) {
    if (Math.abs(value) < LARGEST) {
      epochs[size] = epoch;
      values[size] = value;
      lows[size] = Math.abs(range[0]) < LARGEST ? range[0] : value;
      highs[size] = Math.abs(range[1]) < LARGEST ? range[1] : value;
      ranged |= lows[size] < highs[size];
      size++;
    }
  }

  /** The least of the repeats at a point. */
  double low(int point) {
    return lows[point];
  }

  /** The greatest of the repeats at a point. */
  double high(int point) {
    return highs[point];
  }

  /** Whether repeats differ anywhere. */
  boolean ranged() {
    return ranged;
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
      extremes = new float[2 * size];
    }
    int count = 0;
    for (int i = 0; i < size; i++) {
      float y = place(axes, values[i]);
      if (!Float.isNaN(y)) { // a logarithmic axis has no place for 0
        pixels[2 * count] = axes.x(epochs[i]);
        pixels[2 * count + 1] = y;
        extremes[2 * count] = place(axes, highs[i]);
        float low = place(axes, lows[i]);
        extremes[2 * count + 1] = Float.isNaN(low) ? axes.area.bottom : low;
        count++;
      }
    }
    boolean thinned = count > 2 * axes.area.width() / column;
    if (thinned) {
      count = thin(pixels, count, column, extremes);
    }
    if (count > 0 && (thinned || ranged)) {
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

  /** Where a value is drawn; far outside, a path takes no larger numbers. */
  private static float place(Axes axes, double value) {
    float y = axes.y(value);
    float far = 4 * axes.area.height();
    return Float.isNaN(y) ? y : Math.max(axes.area.top - far, Math.min(y, axes.area.bottom + far));
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
   * @param extremes the least and the greatest y of each point by turns; those of each column are
   *     written over them
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
        sumX += points[2 * to];
        sumY += points[2 * to + 1];
        least = Math.min(least, extremes[2 * to]);
        greatest = Math.max(greatest, extremes[2 * to + 1]);
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
