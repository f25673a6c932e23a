package dev.hone.app.ui.compare;

import androidx.annotation.Nullable;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.stats.Looks;

/** The same experiment with twice the repeats. */
final class MoreRepeats {
  /** As many as a plan takes. */
  private static final int MOST = 1000;

  private MoreRepeats() {}

  /** Null where more are not possible: of leave-one-out, whose runs are given by the rows. */
  @Nullable
  static ExperimentSpec of(ExperimentSpec spec) {
    Plan plan = spec.plan();
    int twice = Math.min(MOST, 2 * plan.repeats());
    if (plan.folds() == Plan.LEAVE_ONE_OUT || twice == plan.repeats()) {
      return null;
    }
    boolean looking = plan.untilDecided() && plan.repeats() < Looks.MOST;
    return spec.withPlan(
        looking
            ? plan.withUntilDecided(Math.min(Looks.MOST, twice), 2 * plan.minutes())
            : plan.untilDecided() && plan.minutes() > 0
                ? plan.withMinutes(2 * plan.minutes())
                : plan.withRepeats(twice));
  }
}
