package dev.hone.app.training;

import android.os.SystemClock;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.WaitReason;

/** Hands progress on where it looks different, and the time left now and then. Any thread. */
final class ShownProgress implements Training.Progress {
  /** The system drops notifications that change more often than a few times a second. */
  private static final long EVERY_MILLIS = 5000;

  private final Training.Progress screen;
  private long id;
  private WaitReason reason;
  private int percent = -1;
  private long shownAt;

  ShownProgress(Training.Progress screen) {
    this.screen = screen;
  }

  @Override
  public synchronized void onProgress(ExperimentEntity experiment, WaitReason waiting, Done done) {
    long now = SystemClock.elapsedRealtime();
    if (id == experiment.id
        && reason == waiting
        && percent == done.percent()
        && now - shownAt < EVERY_MILLIS) {
      return;
    }
    id = experiment.id;
    reason = waiting;
    percent = done.percent();
    shownAt = now;
    screen.onProgress(experiment, waiting, done);
  }
}
