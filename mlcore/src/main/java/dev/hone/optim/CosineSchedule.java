package dev.hone.optim;

import dev.hone.base.Card;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/**
 * Half a cosine wave from 1 at the start to the floor at the end of the run: floor + (1 − floor) ·
 * ½(1 + cos(π · epoch / epochs)); the floor after that.
 *
 * <p>Loshchilov and Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017,
 * without the restarts.
 *
 * @param floor at least 0 and at most 1
 */
record CosineSchedule(double floor) implements Schedule {
  static final Registry.Entry<Schedule> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "cosine", Parameter.of("floor", Range.share(), 0))
              .withPaper("Loshchilov and Hutter 2017"),
          CosineSchedule::new);

  public CosineSchedule {
    Values.inOrder(ENTRY.card(), floor);
  }

  private CosineSchedule(Values values) {
    this(values.number("floor"));
  }

  /** As usual. */
  public CosineSchedule() {
    this(Values.usual(ENTRY.card()));
  }

  @Override
  public Values values() {
    return Values.inOrder(ENTRY.card(), floor);
  }

  @Override
  public double factor(Progress progress) {
    double done = Math.min(1, progress.epoch() / progress.epochs());
    return floor + (1 - floor) * 0.5 * (1 + StrictMath.cos(Math.PI * done));
  }
}
