package dev.hone.train;

import java.util.List;

/**
 * How a run ended.
 *
 * @param history one record an epoch
 * @param bestEpoch the epoch whose weights were kept: the last one, or with early stopping the best
 * @param stop why the run ended
 * @param divergence what went wrong and what to try, or null if nothing did
 */
public record TrainingResult(
    List<EpochRecord> history, int bestEpoch, Stop stop, String divergence) {
  /** Why a run ends. */
  public enum Stop {
    /** All epochs were trained. */
    FINISHED,
    /** The validation loss had not fallen for long enough. */
    EARLY,
    /** The caller asked for it; the run can be resumed. */
    CANCELLED,
    /** The loss was no longer a sensible number. */
    DIVERGED
  }

  public TrainingResult {
    history = List.copyOf(history);
  }
}
