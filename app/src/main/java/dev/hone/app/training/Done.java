package dev.hone.app.training;

/**
 * How far an experiment is.
 *
 * @param percent of its epochs, 0 to 100
 * @param secondsLeft until its end at the pace so far; NaN where there is none to tell it by
 */
record Done(int percent, double secondsLeft) {
  static final Done NOTHING = new Done(0, Double.NaN);

  /**
   * @param epochs that are done, of all
   * @param seconds that they took
   */
  static Done of(long epochs, long all, double seconds) {
    int percent = all == 0 ? 0 : (int) Math.min(100, 100 * epochs / all);
    boolean told = epochs > 0 && epochs < all && seconds > 0;
    return new Done(percent, told ? seconds * (all - epochs) / epochs : Double.NaN);
  }
}
