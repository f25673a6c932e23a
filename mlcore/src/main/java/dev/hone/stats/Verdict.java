package dev.hone.stats;

/**
 * What a comparison of one arm with the baseline says. It is read off the arm's interval, which
 * holds for all arms together, and the margin m inside which arms are practically the same; the
 * first that holds is the verdict.
 */
public enum Verdict {
  /** The interval lies beyond m: better by more than the margin. */
  BETTER_BY_MORE(1, true),
  /** The interval lies beyond −m: worse by more than the margin. */
  WORSE_BY_MORE(-1, true),
  /** The interval lies inside ±m and above 0: better, by less than the margin. */
  BETTER_BY_LESS(1, false),
  /** The interval lies inside ±m and below 0: worse, by less than the margin. */
  WORSE_BY_LESS(-1, false),
  /** The interval lies inside ±m: practically the same. */
  SAME(0, false),
  /** The interval lies above 0: better; by more than m or by less is open. */
  BETTER(1, true),
  /** The interval lies below 0: worse; by more than m or by less is open. */
  WORSE(-1, true),
  /** None of these yet; that does not say that the two are equal. */
  CANNOT_SAY(0, false),
  /** No test is possible: a run of the arm or of the baseline diverged, or there is one repeat. */
  NOT_JUDGED(0, false);

  private final int direction;
  private final boolean matters;

  Verdict(int direction, boolean matters) {
    this.direction = direction;
    this.matters = matters;
  }

  /**
   * Reads the verdict off an interval.
   *
   * @param low lower end of arm minus baseline, turned so that above 0 is better; NaN if there is
   *     none
   * @param high upper end
   * @param margin 0 or more
   */
  static Verdict of(double low, double high, double margin) {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return CANNOT_SAY;
    }
    if (low > margin) {
      return BETTER_BY_MORE;
    }
    if (high < -margin) {
      return WORSE_BY_MORE;
    }
    if (low > -margin && high < margin) {
      return low > 0 ? BETTER_BY_LESS : high < 0 ? WORSE_BY_LESS : SAME;
    }
    return low > 0 ? BETTER : high < 0 ? WORSE : CANNOT_SAY;
  }

  /** 1 where the arm is told to be better, −1 where worse, 0 elsewhere. */
  public int direction() {
    return direction;
  }

  /** Whether it is told to be better or worse, and not shown that this is less than the margin. */
  public boolean matters() {
    return matters;
  }

  /** Whether the arm is inside the margin. */
  public boolean within() {
    return this == SAME || this == BETTER_BY_LESS || this == WORSE_BY_LESS;
  }

  /** Whether more repeats are not asked for. */
  public boolean decided() {
    return this != CANNOT_SAY;
  }
}
