package dev.hone.run;

import dev.hone.train.EpochRecord;
import dev.hone.train.TrainingListener;

/**
 * What an experiment would train, and about how long that would take here: a few steps of the first
 * arm are timed, the first tenth left out, and taken for all. Early stopping makes it shorter; a
 * machine that is still warming up, longer.
 *
 * @param seconds wall-clock time of the whole experiment
 */
public record Estimate(Outline outline, double seconds) {
  private static final double NANOS = 1e9;
  private static final int LEFT_OUT = 10;

  /** Times steps until it is over. */
  public static final class Clock implements TrainingListener {
    private final long limitNanos;
    private long start;
    private long warm;
    private long warmSteps;
    private long last;
    private long steps;
    private int stepsPerEpoch;

    public Clock(double seconds) {
      limitNanos = (long) (seconds * NANOS);
    }

    @Override
    public void onStep(int epoch, int step, int stepsInEpoch) {
      last = System.nanoTime();
      stepsPerEpoch = stepsInEpoch;
      steps++;
      if (steps == 1) {
        start = last;
      }
      if (last - start <= limitNanos / LEFT_OUT || warmSteps == 0) {
        warm = last;
        warmSteps = steps;
      }
    }

    @Override
    public void onEpoch(EpochRecord epoch) {
      // Steps are what is timed.
    }

    public boolean over() {
      return steps > warmSteps && last - start >= limitNanos;
    }

    public double secondsPerEpoch() {
      return steps <= warmSteps
          ? (last - start) / NANOS
          : (last - warm) / NANOS / (steps - warmSteps) * stepsPerEpoch;
    }
  }
}
