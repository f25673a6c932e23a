package dev.hone.app.data;

/** Why training waits. Stored by name. */
public enum WaitReason {
  /** Training does not wait. */
  NONE,
  BATTERY_LOW,
  NOT_CHARGING,
  POWER_SAVER,
  HOT,
  /** The system lets the app train in the background by turns; this is between two. */
  TURN
}
