package dev.hone.base;

import java.util.Locale;

/** How numbers of options are written. */
public final class Values {
  private Values() {}

  /** How a number is written in a name: {@code 3}, {@code 0.5}, {@code 1.0e-4}. */
  public static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return String.format(Locale.ROOT, "%d", (long) value);
    }
    return value >= 0.01 ? Double.toString(value) : Double.toString(value).replace('E', 'e');
  }
}
