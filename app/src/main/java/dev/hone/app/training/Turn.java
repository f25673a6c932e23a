package dev.hone.app.training;

/**
 * A job that is asked for.
 *
 * @param need what the phone must have before it begins
 * @param later whether it begins after {@link Course#LATER_MILLIS} at the earliest
 */
record Turn(Need need, boolean later) {
  /** As soon as the system allows. */
  static final Turn NOW = new Turn(Need.NOTHING, false);

  /** Some time later, whatever happens until then. */
  static final Turn LATER = new Turn(Need.NOTHING, true);

  static final Turn CHARGER = new Turn(Need.CHARGER, false);
  static final Turn BATTERY_NOT_LOW = new Turn(Need.BATTERY_NOT_LOW, false);

  /** What a job can wait for. */
  enum Need {
    NOTHING,
    CHARGER,
    BATTERY_NOT_LOW
  }
}
