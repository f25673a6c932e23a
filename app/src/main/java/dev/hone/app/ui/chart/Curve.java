package dev.hone.app.ui.chart;

import android.graphics.Path;
import androidx.annotation.VisibleForTesting;
import java.util.Arrays;

/**
 * One line of the learning curves: its finite values by epoch, and the path that draws them. The
 * path is made when the data or the size changes, not when drawing.
 */
final class Curve {
  /** Larger values are as good as infinite: a training that diverged. */
  private static final double LARGEST = 1e100;

  final int arm;
  final boolean training;
  private final int[] epochs;
  private final double[] values;
  private int size;
  final Path path = new Path();
  private float[] pixels = {};

  /**
   * An empty curve.
   *
   * @param training whether of training rather than validation
   */
  Curve(int arm, boolean training, int capacity) {
    this.arm = arm;
    this.training = training;
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

  /** Makes the path for these axes. */
  void layout(Axes axes) {
    path.rewind();
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
    if (count > 2 * axes.area.width()) {
      count = thin(pixels, count);
    }
    for (int i = 0; i < count; i++) {
      if (i == 0) {
        path.moveTo(pixels[0], pixels[1]);
      } else {
        path.lineTo(pixels[2 * i], pixels[2 * i + 1]);
      }
    }
  }

  /**
   * Leaves of the points in each column of pixels the first, the extremes and the last, in place:
   * the line looks the same.
   *
   * @param points x and y by turns, x ascending
   * @return how many points are left
   */
  @VisibleForTesting
  static int thin(float[] points, int count) {
    int left = 0;
    int from = 0;
    while (from < count) {
      int column = (int) points[2 * from];
      int lowest = from;
      int highest = from;
      int to = from;
      while (to < count && (int) points[2 * to] == column) {
        lowest = points[2 * to + 1] > points[2 * lowest + 1] ? to : lowest;
        highest = points[2 * to + 1] < points[2 * highest + 1] ? to : highest;
        to++;
      }
      int[] kept = {from, Math.min(lowest, highest), Math.max(lowest, highest), to - 1};
      int last = -1;
      for (int index : kept) {
        if (index != last) {
          points[2 * left] = points[2 * index];
          points[2 * left + 1] = points[2 * index + 1];
          left++;
        }
        last = index;
      }
      from = to;
    }
    return left;
  }
}
