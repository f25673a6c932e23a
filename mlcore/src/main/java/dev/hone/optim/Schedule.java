package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.base.Values;
import java.util.List;

/**
 * How the learning rate changes in the course of a run: a pure function of the progress, so a
 * resumed run needs nothing saved.
 */
public interface Schedule {
  /** The kind's name in registries and words. */
  String KIND = "schedule";

  /** Card and options. */
  Values values();

  /** As written in specifications and on the command line. */
  default String name() {
    return values().card().key();
  }

  /** What {@link Schedules#fromJson} reads: the name and every option. */
  default JsonObject toJson() {
    return values().toJson();
  }

  /** What the base learning rate is to be multiplied by, 0 or above. */
  double factor(Progress progress);

  /**
   * How far a run has come.
   *
   * @param epoch epochs done, from 0, with a fraction inside an epoch
   * @param epochs how many the run will have, at least 1
   * @param validationLosses one for each finished epoch so far; empty without validation data
   */
  record Progress(double epoch, int epochs, List<Double> validationLosses) {
    public Progress {
      if (!(epoch >= 0) || epochs < 1) {
        throw new IllegalArgumentException("epoch " + epoch + " of " + epochs);
      }
      validationLosses = List.copyOf(validationLosses);
    }

    /** What is left when the first epochs are not counted. */
    Progress after(int first) {
      return new Progress(
          Math.max(0, epoch - first),
          Math.max(1, epochs - first),
          validationLosses.subList(
              Math.min(first, validationLosses.size()), validationLosses.size()));
    }
  }
}
