package dev.hone.optim;

import com.google.gson.JsonObject;

/**
 * Half a cosine wave from 1 at the start to the floor at the end of the run: floor + (1 − floor) ·
 * ½(1 + cos(π · epoch / epochs)); the floor after that.
 *
 * <p>Loshchilov and Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017,
 * without the restarts.
 *
 * @param floor at least 0 and at most 1
 */
public record CosineSchedule(double floor) implements Schedule {
  public CosineSchedule {
    Range.share("cosine schedule", "floor", floor);
  }

  /** Down to 0. */
  public CosineSchedule() {
    this(0);
  }

  @Override
  public String name() {
    return "cosine";
  }

  @Override
  public double factor(Progress progress) {
    double done = Math.min(1, progress.epoch() / progress.epochs());
    return floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * done));
  }

  @Override
  public void describe(JsonObject options) {
    options.addProperty("floor", floor);
  }
}
