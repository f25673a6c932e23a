package dev.hone.app.data;

/** Where an experiment stands. Stored by name: never rename one without a migration. */
public enum ExperimentState {
  /** Waits for its turn. */
  QUEUED,
  /** Is being trained; also after the process was killed, until the worker takes it up again. */
  RUNNING,
  /** Waits for the phone: see {@link WaitReason}. */
  WAITING,
  /** Paused by the person; goes on where it stopped. */
  PAUSED,
  /** Ended by the person; what was trained is kept, and it can go on. */
  STOPPED,
  /** All runs are done and compared. */
  FINISHED,
  /** Could not go on; {@link ExperimentEntity#message} says why. */
  FAILED;

  /** Whether the worker has it in hand or will take it. */
  public boolean active() {
    return this == QUEUED || this == RUNNING || this == WAITING;
  }

  /** Whether it can be started again where it stopped. */
  public boolean resumable() {
    return this == PAUSED || this == STOPPED || this == FAILED;
  }
}
