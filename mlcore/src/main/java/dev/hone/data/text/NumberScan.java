package dev.hone.data.text;

/**
 * A cell looked at as a number that a person wrote, before it is known which mark is the decimal
 * one: sign, currency or unit, digits in groups of three, a fraction, an exponent. One scanner is
 * used for many cells.
 */
public final class NumberScan {
  private static final int MAX_UNIT = 12;
  private static final int MAX_DIGITS = 38;
  private static final String CURRENCY = "$€£¥￥₹₩₽₺₪฿₫₴₦";

  private final StringBuilder unit = new StringBuilder();
  private String text = "";
  private int start;
  private int end;
  private boolean negative;
  private boolean point;
  private boolean comma;
  private boolean marked;
  private boolean leadingZero;
  private boolean exponent;
  private int digits;

  /** Whether the text is a number, with one of the marks as the decimal one or without. */
  public boolean scan(String cell) {
    text = cell;
    unit.setLength(0);
    negative = false;
    start = 0;
    end = cell.length();
    accounting();
    int sign = skipSign();
    int before = start;
    skipCurrency();
    if (sign == 0 && start > before) {
      skipSign();
    }
    int body = bodyEnd();
    return body > start && suffix(body) && readings() && isFinite();
  }

  /** Whether a 32-bit float holds it. Few numbers are long enough to have to be computed. */
  private boolean isFinite() {
    return (digits <= MAX_DIGITS && !exponent)
        || Math.abs(value(point ? '.' : ',')) <= Float.MAX_VALUE;
  }

  /** Whether a decimal point reads the last number scanned. */
  public boolean point() {
    return point;
  }

  /** Whether a decimal comma reads it. */
  public boolean comma() {
    return comma;
  }

  /** Whether point and comma read it as different numbers. */
  public boolean isAmbiguous() {
    return marked && point && comma;
  }

  /** Percent sign, currency or unit; empty if there is none. */
  public String unit() {
    return unit.toString();
  }

  /** A whole number that starts with a superfluous 0, as postcodes and numbers of parts do. */
  public boolean hasLeadingZero() {
    return leadingZero;
  }

  /** Digits without zeros before the first other one. */
  public int digits() {
    return digits;
  }

  /** Whether it holds a mark, or an exponent: is not simply a row of digits. */
  public boolean isMarked() {
    return marked;
  }

  /** The number, read with this decimal mark, which must be one that reads it. */
  public double value(char decimal) {
    StringBuilder plain = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (isDigit(c) || c == 'e' || c == 'E' || c == '-' || c == '+') {
        plain.append(c);
      } else if (c == decimal) {
        plain.append('.');
      }
    }
    double value = Double.parseDouble(plain.toString());
    return negative ? -value : value;
  }

  /** (1,234) is how accountants write a loss. */
  private void accounting() {
    if (end > 2 && text.charAt(0) == '(' && text.charAt(end - 1) == ')') {
      negative = true;
      start++;
      end--;
    }
  }

  private int skipSign() {
    if (start < end) {
      char c = text.charAt(start);
      if (c == '-' || c == '\u2212' || c == '+') {
        negative ^= c != '+';
        start++;
        return 1;
      }
    }
    return 0;
  }

  private void skipCurrency() {
    int i = start;
    while (i < end && i - start < 4 && isUnit(text.charAt(i)) && text.charAt(i) != '%') {
      i++;
    }
    boolean sign = i > start && CURRENCY.indexOf(text.charAt(i - 1)) >= 0;
    boolean code = i - start == 3 && isCode(text, start);
    if (sign || code) {
      unit.append(text, start, i);
      start = i;
      while (start < end && isSpace(text.charAt(start))) {
        start++;
      }
    }
  }

  private static boolean isCode(String text, int from) {
    for (int i = from; i < from + 3; i++) {
      if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }

  /** Where digits, marks, spaces between digits and an exponent end. */
  private int bodyEnd() {
    int i = start;
    while (i < end) {
      char c = text.charAt(i);
      boolean inside =
          isDigit(c)
              || c == '.'
              || c == ','
              || ((isSpace(c) || isApostrophe(c)) && i + 1 < end && isDigit(text.charAt(i + 1)));
      if (!inside) {
        break;
      }
      i++;
    }
    return exponentEnd(i);
  }

  private int exponentEnd(int i) {
    if (i == start || i >= end || (text.charAt(i) != 'e' && text.charAt(i) != 'E')) {
      return i;
    }
    int j = i + 1;
    if (j < end && (text.charAt(j) == '-' || text.charAt(j) == '+')) {
      j++;
    }
    int first = j;
    while (j < end && isDigit(text.charAt(j))) {
      j++;
    }
    return j > first ? j : i;
  }

  /** What follows the number: nothing, or a unit. */
  private boolean suffix(int body) {
    int i = body;
    while (i < end && isSpace(text.charAt(i))) {
      i++;
    }
    if (end - i > MAX_UNIT || (i < end && unit.length() > 0)) {
      return false;
    }
    for (int j = i; j < end; j++) {
      char c = text.charAt(j);
      boolean afterLetter = j > i && Character.isLetter(text.charAt(j - 1));
      boolean last = j + 1 == end;
      // m2 and km/h are units; a digit or a stroke elsewhere makes it a date or a code.
      boolean inside = afterLetter && (isDigit(c) ? last : c == '/' && !last);
      if (!isUnit(c) && !inside) {
        return false;
      }
    }
    if (InputWords.isOrdinal(text.substring(i, end))) {
      return false;
    }
    unit.append(text, i, end);
    end = body;
    return true;
  }

  private boolean readings() {
    digits = 0;
    marked = false;
    exponent = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits += !exponent && (digits > 0 || c != '0') ? 1 : 0;
      } else if (c == 'e' || c == 'E') {
        marked = true;
        exponent = true;
      } else {
        marked |= c == '.' || c == ',';
      }
    }
    leadingZero = !marked && end - start > 1 && text.charAt(start) == '0';
    point = reads('.', ',');
    comma = reads(',', '.');
    return point || comma;
  }

  /** Digits, perhaps in groups of three, then perhaps a fraction and an exponent. */
  private boolean reads(char decimal, char group) {
    int i = start;
    int inGroup = 0;
    int groups = 0;
    int count = 0;
    char used = 0;
    for (; i < end; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        inGroup++;
        count++;
      } else if (c == group || isSpace(c) || isApostrophe(c)) {
        // In India all groups but the last have two digits: 12,34,567.
        boolean full = inGroup == 3 || (inGroup == 2 && c == ',');
        boolean fits = groups == 0 ? inGroup >= 1 && inGroup <= 3 : full && c == used;
        if (!fits || (groups == 0 && text.charAt(start) == '0')) {
          return false;
        }
        used = c;
        groups++;
        inGroup = 0;
      } else {
        break;
      }
    }
    if (groups > 0 && inGroup != 3) {
      return false;
    }
    if (i < end && text.charAt(i) == decimal) {
      i++;
      while (i < end && isDigit(text.charAt(i))) {
        count++;
        i++;
      }
    }
    return count > 0 && (i == end || text.charAt(i) == 'e' || text.charAt(i) == 'E');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009';
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private static boolean isUnit(char c) {
    return Character.isLetter(c) || "%‰°²³·".indexOf(c) >= 0 || CURRENCY.indexOf(c) >= 0;
  }
}
