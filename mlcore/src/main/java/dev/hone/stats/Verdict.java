package dev.hone.stats;

/** What a comparison of one arm with the baseline says, at a family-wise error of 5 %. */
public enum Verdict {
  /** Better than the baseline beyond what chance would explain. */
  BETTER,
  /** Worse than the baseline beyond what chance would explain. */
  WORSE,
  /** The runs made cannot tell the two apart; that does not say that they are equal. */
  NO_DETECTABLE_DIFFERENCE,
  /** No test is possible: a run of the arm or of the baseline diverged, or there is one repeat. */
  NOT_JUDGED
}
