package dev.hone.optim;

import com.google.gson.JsonObject;

/** The base learning rate throughout. */
public record ConstantSchedule() implements Schedule {
  @Override
  public String name() {
    return "constant";
  }

  @Override
  public double factor(Progress progress) {
    return 1;
  }

  @Override
  public void describe(JsonObject options) {}
}
