package dev.hone.data.text;

import java.util.Locale;

/** What the text of one cell of a CSV file stands for. */
public final class Cell {
  /** A kind of cell. */
  public enum Kind {
    /** Nothing, or one of the words for it. */
    MISSING,
    /** A decimal number that a 32-bit float holds. */
    NUMBER,
    /** An infinity in words, or a number too large for a float. */
    INFINITE,
    /** Anything else. */
    TEXT
  }

  private Cell() {}

  /** The kind of a cell from which white space at both ends has been taken. */
  public static Kind kind(String text, boolean decimalComma) {
    if (isMissing(text)) {
      return Kind.MISSING;
    }
    if (isDecimal(text, decimalComma)) {
      return Float.isInfinite((float) number(text, decimalComma)) ? Kind.INFINITE : Kind.NUMBER;
    }
    return isInfinity(text) ? Kind.INFINITE : Kind.TEXT;
  }

  /** The value of a cell whose kind is NUMBER. */
  public static double number(String text, boolean decimalComma) {
    return Double.parseDouble(decimalComma ? text.replace(',', '.') : text);
  }

  /** Empty, {@code ?}, {@code NA}, {@code N/A}, {@code NaN} or {@code null}, in any case. */
  static boolean isMissing(String text) {
    return switch (text.length()) {
      case 0 -> true;
      case 1 -> text.equals("?");
      case 2 -> text.equalsIgnoreCase("NA");
      case 3 -> text.equalsIgnoreCase("NaN") || text.equalsIgnoreCase("N/A");
      case 4 -> text.equalsIgnoreCase("null");
      default -> false;
    };
  }

  private static boolean isInfinity(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (word.startsWith("-") || word.startsWith("+")) {
      word = word.substring(1);
    }
    return word.equals("inf") || word.equals("infinity");
  }

  /** Sign, digits with a decimal mark, exponent; not the hexadecimal forms and suffixes of Java. */
  private static boolean isDecimal(String text, boolean decimalComma) {
    int end = text.length();
    int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    int digits = 0;
    boolean mark = false;
    for (; i < end; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (!mark && (c == '.' || (decimalComma && c == ','))) {
        mark = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return false;
    }
    return i == end || isExponent(text, i);
  }

  private static boolean isExponent(String text, int start) {
    if (text.charAt(start) != 'e' && text.charAt(start) != 'E') {
      return false;
    }
    int i = start + 1;
    if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    int digits = 0;
    for (; i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9'; i++) {
      digits++;
    }
    return digits > 0 && i == text.length();
  }
}
