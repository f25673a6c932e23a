package dev.hone.optim;

import com.google.gson.JsonObject;

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
public record WarmUpSchedule(int epochs, double start, Schedule then) implements Schedule {
  public WarmUpSchedule {
    Range.atLeast(1, "warm-up schedule", "epochs", epochs);
    Range.share("warm-up schedule", "start", start);
  }

  /** Five epochs from a tenth, then constant. */
  public WarmUpSchedule() {
    this(5, 0.1, new ConstantSchedule());
  }

  @Override
  public String name() {
    return "warm-up";
  }

  @Override
  public double factor(Progress progress) {
    double risen = Math.min(1, progress.epoch() / epochs);
    return (start + (1 - start) * risen) * then.factor(progress.after(epochs));
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("epochs", epochs);
    options.addProperty("start", start);
    options.add("then", Schedules.toJson(then));
  }
}
