package dev.hone.app.training;

import dev.hone.app.data.ExperimentEntity;
import java.util.HashMap;
import java.util.Map;

/**
 * What the whole phone took from its battery while an experiment was trained. Known only where the
 * training is seen from its first step to its last, never on the charger, by a gauge that speaks:
 * otherwise nothing is said.
 */
final class Consumption {
  private static final long MICROAMPS = 1000;

  private final Gauge gauge;

  /** Microampere hours by experiment; NaN once they cannot be told. */
  private final Map<Long, Double> used = new HashMap<>();

  private long id;
  private long last;

  Consumption(Gauge gauge) {
    this.gauge = gauge;
  }

  /** Training of an experiment begins or goes on. */
  synchronized void begin(ExperimentEntity experiment) {
    boolean seen = experiment.trainingSeconds == 0 && experiment.finishedRuns == 0;
    id = experiment.id;
    last = gauge.microampHours();
    used.putIfAbsent(id, seen ? 0.0 : Double.NaN);
    sample();
  }

  /** Now and then while it is trained, and when it stops. */
  synchronized void sample() {
    long now = gauge.microampHours();
    boolean told = now > 0 && last > 0 && now <= last && !gauge.plugged();
    used.merge(id, told ? (double) (last - now) : Double.NaN, Double::sum);
    last = now;
  }

  /** Milliampere hours that an experiment took, which has ended; 0 if nothing can be said. */
  synchronized long ended(long experiment) {
    sample();
    Double microampHours = used.remove(experiment);
    return microampHours == null || microampHours.isNaN()
        ? 0
        : Math.round(microampHours / MICROAMPS);
  }
}
