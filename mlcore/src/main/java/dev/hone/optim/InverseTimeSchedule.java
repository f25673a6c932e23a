package dev.hone.optim;

import com.google.gson.JsonObject;

/**
 * 1 / (1 + rate · epoch).
 *
 * @param rate for one epoch, 0 or above
 */
public record InverseTimeSchedule(double rate) implements Schedule {
  public InverseTimeSchedule {
    Range.notNegative("inverse-time schedule", "rate", rate);
  }

  /** Half after ten epochs. */
  public InverseTimeSchedule() {
    this(0.1);
  }

  @Override
  public String name() {
    return "inverse-time";
  }

  @Override
  public double factor(Progress progress) {
    return 1 / (1 + rate * progress.epoch());
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("rate", rate);
  }
}
