package dev.hone.trained;

import dev.hone.train.EpochRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the training of one run went.
 *
 * @param epochs how many epochs were run
 * @param bestEpoch the epoch whose weights were kept, counted from 1
 * @param seconds wall-clock time of the run; NaN where it is not known
 * @param divergence null, or the sentence that says when and why the run diverged
 * @param history one record per epoch, or some of them, or none
 */
public record Course(
    int epochs, int bestEpoch, double seconds, String divergence, List<EpochRecord> history) {
  /** Copies the list; an infinite time becomes NaN. */
  public Course {
    seconds = Double.isInfinite(seconds) ? Double.NaN : seconds;
    history = Collections.unmodifiableList(new ArrayList<>(history));
  }

  Course withHistory(List<EpochRecord> other) {
    return new Course(epochs, bestEpoch, seconds, divergence, other);
  }

  Course withoutTimes() {
    List<EpochRecord> timeless = new ArrayList<>();
    history.forEach(epoch -> timeless.add(epoch.withoutTime()));
    return new Course(epochs, bestEpoch, Double.NaN, divergence, timeless);
  }
}
