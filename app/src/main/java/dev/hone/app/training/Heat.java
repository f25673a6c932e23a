package dev.hone.app.training;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Lets fewer threads train as the phone gets warm, so that it need not stop: half as many at each
 * step. The headroom is 1 where the system would begin to slow the phone down; it may be unknown
 * (NaN), and asked too often it always is.
 */
final class Heat {
  static final long ASK_EVERY_MILLIS = 10_000;

  /** Between two steps, so that the last one shows. */
  static final long STEP_EVERY_MILLIS = 30_000;

  static final double WARM = 0.9;
  static final double COOL = 0.75;

  private static final int MOST_STEPS = 5;

  private final DoubleSupplier headroom;
  private final LongSupplier clock;
  private int steps;
  private boolean asked;
  private long askedAt;
  private boolean stepped;
  private long steppedAt;

  /**
   * @param clock milliseconds
   */
  Heat(DoubleSupplier headroom, LongSupplier clock) {
    this.headroom = headroom;
    this.clock = clock;
  }

  /** How many threads may train of those that are wanted; at least 1. Cheap. */
  synchronized int threads(int wanted) {
    long now = clock.getAsLong();
    if (!asked || now - askedAt >= ASK_EVERY_MILLIS) {
      asked = true;
      askedAt = now;
      look(headroom.getAsDouble(), now);
    }
    return Math.max(1, wanted >> steps);
  }

  private void look(double heat, long now) {
    if (stepped && now - steppedAt < STEP_EVERY_MILLIS) {
      return;
    }
    int before = steps;
    if (heat >= WARM) {
      steps = Math.min(MOST_STEPS, steps + 1);
    } else if (heat < COOL) {
      steps = Math.max(0, steps - 1);
    }
    if (steps != before) {
      stepped = true;
      steppedAt = now;
    }
  }
}
