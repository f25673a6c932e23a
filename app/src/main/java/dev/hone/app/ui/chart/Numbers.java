package dev.hone.app.ui.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/** Numbers as people of a locale read them. */
final class Numbers {
  private final DecimalFormatSymbols symbols;
  private final NumberFormat whole;

  Numbers(Locale locale) {
    symbols = DecimalFormatSymbols.getInstance(locale);
    symbols.setMinusSign('−');
    whole = NumberFormat.getIntegerInstance(locale);
  }

  /** A number of things: {@code 12,345}. */
  String count(long count) {
    return whole.format(count);
  }

  /** A part of a hundred: {@code 93.1}, {@code 100}. */
  String percent(long part, long all) {
    return all == 0 ? "–" : format("0.#", 100.0 * part / all);
  }

  /** A measured value with three significant digits; a dash for NaN. */
  String value(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "–";
    }
    if (size != 0 && (size < 0.001 || size >= 1e6)) {
      return format("0.##E0", value);
    }
    return fixed(value, size == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(size))));
  }

  /**
   * A value on an axis whose labels differ by {@code step}: as many digits as tell neighbours
   * apart.
   */
  String onAxis(double value, double step) {
    double rounded = Math.abs(value) < step * 1e-6 ? 0 : value;
    double size = Math.max(Math.abs(rounded), step);
    if (rounded != 0 && (step < 1e-4 || size >= 1e6)) {
      int digits = Math.max(0, (int) Math.ceil(Math.log10(Math.abs(rounded) / step) - 1e-9));
      return format(digits == 0 ? "0E0" : "0." + hashes(Math.min(digits, 6)) + "E0", rounded);
    }
    return fixed(rounded, Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9)));
  }

  private String fixed(double value, int decimals) {
    StringBuilder pattern = new StringBuilder(Math.abs(value) >= 1e4 ? "#,##0" : "0");
    if (decimals > 0) {
      pattern.append('.');
      for (int i = 0; i < decimals; i++) {
        pattern.append('0');
      }
    }
    return format(pattern.toString(), value);
  }

  private String format(String pattern, double value) {
    return new DecimalFormat(pattern, symbols).format(value);
  }

  private static String hashes(int count) {
    return "######".substring(0, count);
  }
}
