package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/**
 * Times gamma after every so many epochs: gamma^⌊epoch / every⌋.
 *
 * @param every in epochs, at least 1
 * @param gamma above 0
 */
record StepSchedule(int every, double gamma) implements Schedule {
  static final Registry.Entry<Schedule> ENTRY =
      Registry.Entry.of(
          Card.of(
              KIND,
              "step",
              Parameter.of("every", Range.whole(1), 30).withUnit("epochs"),
              Parameter.of("gamma", Range.positive(), 0.1)),
          StepSchedule::new);

  public StepSchedule {
    Values.inOrder(ENTRY.card(), every, gamma);
  }

  private StepSchedule(Values values) {
    this(values.integer("every"), values.number("gamma"));
  }

  /** As usual. */
  public StepSchedule() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), every, gamma);
  }

  @Override
  public double factor(Progress progress) {
    return StrictMath.pow(gamma, Math.floor(progress.epoch() / every));
  }
}
