package dev.hone.base;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as the reports write them: a true minus sign, a dash for what does not exist. */
public final class Numbers {
  private Numbers() {}

  /** Four significant digits: {@code 0.4127}, {@code 12.30}, {@code 2.1e+07}. */
  public static String plain(double value) {
    return significant(value, 4, false);
  }

  /** All digits that tell the number from every other: {@code 5}, {@code 0.1}, {@code 1.0e-7}. */
  public static String shortest(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value).replace('E', 'e');
  }

  /** The same without a power of ten where it has few zeros: {@code 0.0001}, {@code 1.0e-7}. */
  public static String exact(double value) {
    boolean small = Math.abs(value) < 1e-6 && value != 0;
    return small || Math.abs(value) >= 1e15
        ? shortest(value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** Three significant digits with a sign: {@code +0.041}, {@code −12.3}. */
  public static String signed(double value) {
    return significant(value, 3, true);
  }

  /** Decimals that give the largest of some values so many significant digits, 0 to 8. */
  public static int decimals(int digits, double... values) {
    double size = 0;
    for (double value : values) {
      size = Math.max(size, Math.abs(value));
    }
    return size == 0
        ? 0
        : Math.max(0, Math.min(8, digits - 1 - (int) Math.floor(StrictMath.log10(size))));
  }

  public static String fixed(double value, int decimals, boolean sign) {
    if (Double.isNaN(value)) {
      return "–";
    }
    String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
    boolean zero = Double.parseDouble(digits) == 0;
    return (zero ? "" : value < 0 ? "−" : sign ? "+" : "") + digits;
  }

  /** {@code <0.001}, {@code 0.042}, {@code 0.31}. */
  public static String probability(double p) {
    if (Double.isNaN(p)) {
      return "–";
    }
    if (p < 0.001) {
      return "<0.001";
    }
    return String.format(Locale.ROOT, p < 0.1 ? "%.3f" : "%.2f", p);
  }

  private static String significant(double value, int digits, boolean sign) {
    if (Double.isNaN(value) || value == 0) {
      return Double.isNaN(value) ? "–" : "0";
    }
    double size = Math.abs(value);
    int decimals = digits - 1 - (int) Math.floor(StrictMath.log10(size));
    if (size < 1e-4 || size >= 1e6) {
      String text = String.format(Locale.ROOT, "%." + (digits - 2) + "e", size);
      return (value < 0 ? "−" : sign ? "+" : "") + text;
    }
    return fixed(value, Math.max(0, decimals), sign);
  }
}
