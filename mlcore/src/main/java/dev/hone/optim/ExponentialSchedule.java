package dev.hone.optim;

import com.google.gson.JsonObject;

/**
 * gamma^epoch, smoothly, also inside an epoch.
 *
 * @param gamma the factor of one epoch, above 0
 */
public record ExponentialSchedule(double gamma) implements Schedule {
  public ExponentialSchedule {
    Range.positive("exponential schedule", "gamma", gamma);
  }

  /** 5% less each epoch. */
  public ExponentialSchedule() {
    this(0.95);
  }

  @Override
  public String name() {
    return "exponential";
  }

  @Override
  public double factor(Progress progress) {
    return Math.pow(gamma, progress.epoch());
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("gamma", gamma);
  }
}
