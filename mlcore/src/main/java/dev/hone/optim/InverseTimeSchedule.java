package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/**
 * 1 / (1 + rate · epoch).
 *
 * @param rate for one epoch, 0 or above
 */
record InverseTimeSchedule(double rate) implements Schedule {
  static final Registry.Entry<Schedule> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "inverse-time", Parameter.of("rate", Range.notNegative(), 0.1)),
          InverseTimeSchedule::new);

  public InverseTimeSchedule {
    Values.inOrder(ENTRY.card(), rate);
  }

  private InverseTimeSchedule(Values values) {
    this(values.number("rate"));
  }

  /** As usual. */
  public InverseTimeSchedule() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), rate);
  }

  @Override
  public double factor(Progress progress) {
    return 1 / (1 + rate * progress.epoch());
  }
}
