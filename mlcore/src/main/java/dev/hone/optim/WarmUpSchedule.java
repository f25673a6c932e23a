package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.base.Card;
import dev.hone.base.JsonFields;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/**
 * A straight rise to the full learning rate, then another schedule over the epochs that are left,
 * which sees neither the first epochs nor their losses.
 *
 * <p>Goyal et al., Accurate, Large Minibatch SGD, arXiv:1706.02677, 2017, section 2.2.
 *
 * @param epochs how long the rise takes, at least 1
 * @param start the factor it begins with, at least 0 and at most 1
 * @param then what follows
 */
record WarmUpSchedule(int epochs, double start, Schedule then) implements Schedule {
  static final Registry.Entry<Schedule> ENTRY =
      Registry.Entry.reading(
          Card.of(
                  KIND,
                  "warm-up",
                  Parameter.of("epochs", Range.whole(1), 5).withUnit("epochs"),
                  Parameter.of("start", Range.share(), 0.1))
              .withPaper("Goyal et al. 2017"),
          WarmUpSchedule::read);

  public WarmUpSchedule {
    Values.inOrder(ENTRY.card(), epochs, start);
  }

  private static Schedule read(Values values, JsonFields json) {
    JsonFields then = json.object("then");
    return new WarmUpSchedule(
        values.integer("epochs"),
        values.number("start"),
        then == null ? new ConstantSchedule() : Schedules.fromJson(then));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), epochs, start);
  }

  @Override
  public JsonObject toJson() {
    JsonObject json = values().toJson();
    json.add("then", then.toJson());
    return json;
  }

  @Override
  public double factor(Progress progress) {
    double risen = Math.min(1, progress.epoch() / epochs);
    return (start + (1 - start) * risen) * then.factor(progress.after(epochs));
  }
}
