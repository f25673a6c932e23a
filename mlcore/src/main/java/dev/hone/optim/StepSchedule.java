package dev.hone.optim;

import com.google.gson.JsonObject;

/**
 * Times gamma after every so many epochs: gamma^⌊epoch / every⌋.
 *
 * @param every in epochs, at least 1
 * @param gamma above 0
 */
public record StepSchedule(int every, double gamma) implements Schedule {
  public StepSchedule {
    Range.atLeast(1, "step schedule", "every", every);
    Range.positive("step schedule", "gamma", gamma);
  }

  /** A tenth every 30 epochs. */
  public StepSchedule() {
    this(30, 0.1);
  }

  @Override
  public String name() {
    return "step";
  }

  @Override
  public double factor(Progress progress) {
    return Math.pow(gamma, Math.floor(progress.epoch() / every));
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("every", every);
    options.addProperty("gamma", gamma);
  }
}
