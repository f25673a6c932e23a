package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/** The base learning rate throughout. */
public record ConstantSchedule() implements Schedule {
  static final Registry.Entry<Schedule> ENTRY =
      Registry.Entry.of(Card.of(KIND, "constant"), values -> new ConstantSchedule());

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card());
  }

  @Override
  public double factor(Progress progress) {
    return 1;
  }
}
