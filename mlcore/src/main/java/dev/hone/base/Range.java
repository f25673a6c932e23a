package dev.hone.base;

/**
 * The numbers that are allowed somewhere. NaN and the infinities never are.
 *
 * @param least the lower end, or −∞
 * @param most the upper end, or ∞
 * @param withLeast whether the lower end is allowed
 * @param withMost whether the upper end is allowed
 * @param whole whether only whole numbers are
 */
public record Range(double least, double most, boolean withLeast, boolean withMost, boolean whole) {
  private static final Range FLAG = whole(0, 1);
  private static final Range POSITIVE =
      new Range(Float.MIN_NORMAL, Float.MAX_VALUE, true, true, false);

  public Range {
    if (!(least <= most)) {
      throw new IllegalStateException("a range from " + least + " to " + most);
    }
  }

  /** x ≥ least. */
  public static Range atLeast(double least) {
    return new Range(least, Double.POSITIVE_INFINITY, true, false, false);
  }

  /** x &gt; least. */
  public static Range above(double least) {
    return new Range(least, Double.POSITIVE_INFINITY, false, false, false);
  }

  /** least ≤ x ≤ most. */
  public static Range between(double least, double most) {
    return new Range(least, most, true, true, false);
  }

  /** 0 ≤ x &lt; 1. */
  public static Range fraction() {
    return new Range(0, 1, true, false, false);
  }

  /** 0 ≤ x ≤ 1. */
  public static Range share() {
    return between(0, 1);
  }

  /** 0 &lt; x ≤ 1. */
  public static Range part() {
    return new Range(0, 1, false, true, false);
  }

  /** 0 &lt; x &lt; 1. */
  public static Range inside() {
    return new Range(0, 1, false, false, false);
  }

  /** Above 0, also once rounded to a normal float32. */
  public static Range positive() {
    return POSITIVE;
  }

  /** From 0, and finite once rounded to float32. */
  public static Range notNegative() {
    return between(0, Float.MAX_VALUE);
  }

  /** Whole numbers from {@code least} that an {@code int} holds. */
  public static Range whole(int least) {
    return whole(least, Integer.MAX_VALUE);
  }

  /** Whole numbers from {@code least} to {@code most}. */
  public static Range whole(int least, int most) {
    return new Range(least, most, true, true, true);
  }

  /** 0 for false and 1 for true. */
  public static Range flag() {
    return FLAG;
  }

  /** Whether a number is allowed. */
  public boolean contains(double value) {
    return (withLeast ? value >= least : value > least)
        && (withMost ? value <= most : value < most)
        && Math.abs(value) <= Double.MAX_VALUE
        && !(whole && value != Math.rint(value));
  }

  /**
   * Refuses a number that is not allowed.
   *
   * @param where the thing or place that has the field, a text or message
   * @param field a text or message
   * @throws InvalidInputException saying where, the field, the value and what is allowed
   */
  public void check(Object where, Object field, double value) {
    if (!contains(value)) {
      boolean isLong = whole && value == Math.rint(value) && Math.abs(value) < 1e15;
      throw InvalidInputException.value(
          where, field, isLong ? (Number) (long) value : (Number) value, this);
    }
  }

  /** What is allowed, in words: "numbers from 0 to below 1", "whole numbers from 1". */
  public Message allowed() {
    if (equals(FLAG)) {
      return Message.of("range.flag");
    }
    return Message.of(whole ? "range.whole" : "range.real", bounds());
  }

  private Message bounds() {
    if (equals(POSITIVE)) {
      return Message.of("range.positive");
    }
    boolean open = most == Double.POSITIVE_INFINITY || (whole && most == Integer.MAX_VALUE);
    String upper = withMost ? "to" : "below";
    if (least == Double.NEGATIVE_INFINITY) {
      return open ? Message.of("range.any") : Message.of("range." + upper, text(most));
    }
    String lower = "range." + (withLeast ? "from" : "above");
    return open
        ? Message.of(lower, text(least))
        : Message.of(lower + "." + upper, text(least), text(most));
  }

  private static String text(double bound) {
    return bound == Float.MAX_VALUE ? "3.4e38" : Values.text(bound);
  }
}
