package dev.hone.app.ui.compare;

import androidx.annotation.Nullable;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.Headline;

/**
 * The model that a result offers: of the arm that the engine's sentences call better first; where
 * they call none so, the baseline's, which is said.
 *
 * @param arm its index
 * @param better whether it is told to be better than the baseline
 */
record Offer(int arm, Message title, boolean better) {
  /** What is offered; null where a run diverged whose model it would be. */
  @Nullable
  static Offer of(Comparison comparison) {
    ArmSummary best = Headline.best(comparison);
    ArmSummary arm = best == null ? comparison.baselineArm() : best;
    boolean kept =
        comparison.runs().stream()
            .anyMatch(run -> run.arm().equals(arm.name()) && run.repeat() == 0 && !run.diverged());
    return kept ? new Offer(comparison.arms().indexOf(arm), arm.title(), best != null) : null;
  }
}
