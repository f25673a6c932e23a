package dev.hone.app.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One axis: the range it shows, and where its marks stand. Linear marks are multiples of 1, 2 or 5
 * times a power of ten. Logarithmic ones stand at 1, 2 and 5 of each decade, at decades alone where
 * those would be too many, and at linear places where the range is so narrow that those would be
 * too few. Those of a square root thin out towards 0.
 */
final class Scale {
  final double low;
  final double high;
  final boolean logarithmic;
  private final boolean root;

  private Scale(double low, double high, boolean logarithmic) {
    this(low, high, logarithmic, false);
  }

  private Scale(double low, double high, boolean logarithmic, boolean root) {
    this.low = low;
    this.high = high;
    this.logarithmic = logarithmic;
    this.root = root;
  }

  /**
   * From 0 to a value, heights by their square roots.
   *
   * @param high above 0, taken as 1 otherwise
   */
  static Scale root(double high) {
    return new Scale(0, high > 0 ? high : 1, false, true);
  }

  /** A range exactly; it is widened if it is empty. */
  static Scale linear(double low, double high) {
    if (!(low < high)) {
      double margin = Math.max(Math.abs(low) * 0.1, 0.5);
      return new Scale(low - margin, low + margin, false);
    }
    return new Scale(low, high, false);
  }

  /**
   * A range of positive values exactly; it is widened if it is empty.
   *
   * @param low above 0
   */
  static Scale logarithmic(double low, double high) {
    return low < high ? new Scale(low, high, true) : new Scale(low / 2, low * 2, true);
  }

  /** With a margin of a share of the range on both sides. */
  Scale withMargin(double share) {
    if (logarithmic) {
      double factor = Math.pow(high / low, share);
      return new Scale(low / factor, high * factor, true);
    }
    double margin = (high - low) * share;
    return new Scale(low - margin, high + margin, false);
  }

  /** Without what lies outside of limits. */
  Scale within(double lowest, double highest) {
    return new Scale(Math.max(low, lowest), Math.min(high, highest), logarithmic);
  }

  /** Where a value stands: 0 at the low end, 1 at the high end; NaN if it has no place. */
  double position(double value) {
    if (logarithmic) {
      return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN;
    }
    return root ? Math.sqrt(Math.max(0, value) / high) : (value - low) / (high - low);
  }

  /** The value at a place; the inverse of {@link #position}. */
  double at(double position) {
    if (root) {
      return high * position * position;
    }
    return logarithmic ? low * Math.pow(high / low, position) : low + (high - low) * position;
  }

  /**
   * Values of the marks, ascending.
   *
   * @param atMost how many fit, taken as 2 if fewer
   * @param least the smallest step, 1 where only whole numbers make sense, else 0
   */
  double[] marks(int atMost, double least) {
    int most = Math.max(2, atMost);
    if (root) {
      return roots(most);
    }
    if (!logarithmic) {
      return steps(step(most, least));
    }
    double[] all = decades(1, 1, 2, 5);
    if (all.length < 3) {
      return steps(step(most, 0));
    }
    if (all.length <= most) {
      return all;
    }
    int stride = 1;
    double[] tens = decades(stride, 1);
    while (tens.length > most) {
      stride++;
      tens = decades(stride, 1);
    }
    return tens.length < 2 ? new double[] {all[0], all[all.length - 1]} : tens;
  }

  /** The text of a mark of {@link #marks}. */
  String text(Numbers numbers, double mark, double[] marks) {
    if (root) {
      double step = mark > 0 ? Math.pow(10, Math.floor(Math.log10(mark) + 1e-9)) : 1;
      return numbers.onAxis(mark, step);
    }
    if (logarithmic) {
      double power = Math.pow(10, Math.floor(Math.log10(mark) + 1e-9));
      double fraction = mark / power;
      boolean round = Math.abs(fraction - Math.rint(fraction)) < 1e-6;
      return round ? numbers.onAxis(mark, power) : numbers.onAxis(mark, distance(marks));
    }
    return numbers.onAxis(mark, distance(marks));
  }

  private double distance(double[] marks) {
    return marks.length > 1
        ? marks[1] - marks[0]
        : Math.pow(10, Math.floor(Math.log10(high - low)));
  }

  private double step(int most, double least) {
    double rough = (high - low) / most;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double factor : new double[] {1, 2, 5, 10, 20}) {
      step = Math.max(least, factor * power);
      if (Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1 <= most) {
        break;
      }
    }
    return step;
  }

  private double[] steps(double step) {
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    double[] marks = new double[(int) Math.max(0, last - first + 1)];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = (first + i) * step;
    }
    return marks;
  }

  /** 0, and from the top down 1, 2 and 5 of each decade that are far enough apart. */
  private double[] roots(int most) {
    List<Double> marks = new ArrayList<>();
    double last = 1 + 1.0 / most;
    int power = (int) Math.floor(Math.log10(high));
    while (last >= 2.0 / most) {
      for (int factor : new int[] {5, 2, 1}) {
        double place = position(factor * Math.pow(10, power));
        if (place <= 1 && last - place >= 1.0 / most && place >= 1.0 / most) {
          marks.add(0, factor * Math.pow(10, power));
          last = place;
        }
      }
      power--;
      last = power < Math.log10(high) - 8 ? 0 : last;
    }
    marks.add(0, 0.0);
    return marks.stream().mapToDouble(mark -> mark).toArray();
  }

  private double[] decades(int stride, int... factors) {
    double[] marks = new double[64 * factors.length * 10];
    int count = 0;
    int last = (int) Math.ceil(Math.log10(high));
    for (int power = (int) Math.floor(Math.log10(low)); power <= last; power++) {
      for (int factor : factors) {
        double mark = factor * Math.pow(10, power);
        boolean shown = mark >= low * (1 - 1e-9) && mark <= high * (1 + 1e-9);
        if (shown && Math.floorMod(power, stride) == 0) {
          marks[count++] = mark;
        }
      }
    }
    return Arrays.copyOf(marks, count);
  }
}
