package dev.hone.stats;

/** What a comparison of one arm with the baseline says, at a family-wise error of 5 %. */
public enum Verdict {
  /** Better than the baseline beyond what chance would explain. */
  BETTER("better"),
  /** Worse than the baseline beyond what chance would explain. */
  WORSE("worse"),
  /** The runs made cannot tell the two apart; that does not say that they are equal. */
  NO_DETECTABLE_DIFFERENCE("no detectable difference"),
  /** No test is possible: a run of the arm or of the baseline diverged, or there is one repeat. */
  NOT_JUDGED("not judged");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** The verdict in plain words. */
  public String words() {
    return words;
  }
}
