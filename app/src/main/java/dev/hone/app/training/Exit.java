package dev.hone.app.training;

import android.app.ApplicationExitInfo;

/**
 * How a process of the app ended, in the system's words.
 *
 * @param time milliseconds since 1970
 * @param reason one of {@link ApplicationExitInfo}'s
 * @param description the system's, for people who read logs; may be empty
 */
record Exit(long time, int reason, String description) {
  /** So Android 17 names what ends a process that takes too much memory. */
  private static final String MEMORY_LIMITER = "MemoryLimiter";

  /** The person stopped the app: in the list of active apps or in its settings. */
  boolean byPerson() {
    return reason == ApplicationExitInfo.REASON_USER_REQUESTED;
  }

  /** The system took the memory back. */
  boolean byMemory() {
    return reason == ApplicationExitInfo.REASON_LOW_MEMORY
        || (reason == ApplicationExitInfo.REASON_OTHER && description.contains(MEMORY_LIMITER));
  }
}
