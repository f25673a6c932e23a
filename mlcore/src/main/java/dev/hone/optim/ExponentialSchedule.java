package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/**
 * gamma^epoch, smoothly, also inside an epoch.
 *
 * @param gamma the factor of one epoch, above 0
 */
record ExponentialSchedule(double gamma) implements Schedule {
  static final Registry.Entry<Schedule> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "exponential", Parameter.of("gamma", Range.positive(), 0.95)),
          ExponentialSchedule::new);

  public ExponentialSchedule {
    Values.inOrder(ENTRY.card(), gamma);
  }

  private ExponentialSchedule(Values values) {
    this(values.number("gamma"));
  }

  /** As usual. */
  public ExponentialSchedule() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), gamma);
  }

  @Override
  public double factor(Progress progress) {
    return StrictMath.pow(gamma, progress.epoch());
  }
}
