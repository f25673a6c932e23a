package dev.hone.app.training;

import android.content.Context;
import android.os.PowerManager;
import android.os.SystemClock;
import dev.hone.app.data.Settings;

/**
 * Keeps the processor awake while steps are trained. The lock has a limit, which is set anew where
 * training gets on: training that hangs lets the phone sleep. How long it was held is summed up.
 */
final class WakeTime {
  static final long LIMIT_MILLIS = 10 * 60_000;

  /** As often as checkpoints are made. */
  static final long RENEW_EVERY_MILLIS = 5000;

  private final PowerManager.WakeLock lock;
  private final Settings settings;
  private boolean held;
  private long countedUntil;

  WakeTime(Context context, Settings settings) {
    this.settings = settings;
    lock =
        context
            .getSystemService(PowerManager.class)
            .newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, "hone:training");
    lock.setReferenceCounted(false);
  }

  /** Steps are trained: at the beginning, and again at each step forward. Any thread. */
  synchronized void hold() {
    long now = SystemClock.elapsedRealtime();
    if (held && now - countedUntil < RENEW_EVERY_MILLIS) {
      return;
    }
    count(now);
    held = true;
    countedUntil = now;
    lock.acquire(LIMIT_MILLIS);
  }

  /** No steps are trained any more. Any thread. */
  synchronized void release() {
    count(SystemClock.elapsedRealtime());
    held = false;
    if (lock.isHeld()) {
      lock.release();
    }
  }

  private void count(long now) {
    if (held) {
      settings.addAwake(Math.min(now - countedUntil, LIMIT_MILLIS));
    }
  }
}
