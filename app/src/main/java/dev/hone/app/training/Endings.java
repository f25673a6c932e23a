package dev.hone.app.training;

import androidx.annotation.Nullable;
import dev.hone.app.data.ExperimentDao;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import dev.hone.base.Message;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How the process ended that trained last, if it did not end its training itself. What the person
 * stopped is paused, and nothing goes on until they say so; what the system ended for memory is
 * told and waits for them; what ended otherwise goes on from its checkpoint.
 */
final class Endings {
  private final ExperimentDao experiments;
  private final Settings settings;
  private final Supplier<List<Exit>> exits;
  private final LongSupplier clock;
  private boolean judged;

  /**
   * @param clock milliseconds since 1970
   */
  Endings(
      ExperimentDao experiments,
      Settings settings,
      Supplier<List<Exit>> exits,
      LongSupplier clock) {
    this.experiments = experiments;
    this.settings = settings;
    this.exits = exits;
    this.clock = clock;
  }

  /** Reads what there is, the first time it is called; before anything is trained. Blocks. */
  synchronized void judge() {
    if (judged) {
      return;
    }
    judged = true;
    List<Exit> all = exits.get();
    long now = clock.getAsLong();
    Exit ours = ours(all, now);
    all.stream()
        .mapToLong(Exit::time)
        .filter(time -> time <= now)
        .max()
        .ifPresent(settings::setLastExit);
    ExperimentEntity inHand = experiments.next();
    if (ours != null && inHand != null) {
      if (ours.byPerson()) {
        experiments.pauseAll();
      } else if (ours.byMemory() && inHand.state == ExperimentState.RUNNING) {
        experiments.setStateIfActive(
            inHand.id,
            ExperimentState.FAILED,
            WaitReason.NONE,
            Message.of("phone.ended-by-memory"));
        settings.setEndedByMemory(inHand.id);
      }
    }
    settings.setHeldSince(0);
  }

  /**
   * The end of the process that held training: the first that came after it had begun and was not
   * read before. Null if no training was held, or the system does not say.
   */
  @Nullable
  private Exit ours(List<Exit> all, long now) {
    long held = settings.heldSince();
    // A clock that was set back must not hide the exits to come.
    long read = settings.lastExit() > now ? 0 : settings.lastExit();
    return held == 0
        ? null
        : all.stream()
            .filter(exit -> exit.time() > read && exit.time() >= held)
            .min(Comparator.comparingLong(Exit::time))
            .orElse(null);
  }
}
