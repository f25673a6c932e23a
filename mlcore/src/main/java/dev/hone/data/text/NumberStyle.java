package dev.hone.data.text;

/**
 * How the numbers of a column are written.
 *
 * @param decimal point or comma; the other one groups thousands
 * @param unit percent sign, currency or unit that stands with the numbers; empty if none does
 */
public record NumberStyle(char decimal, String unit) {
  /** A decimal point and no unit. */
  public static final NumberStyle PLAIN = new NumberStyle('.', "");
}
