package dev.hone.app.data;

/** How far an arm is. */
public final class ArmProgress {
  /** Index of the arm in the spec. */
  public int arm;

  /** Epochs over all its runs. */
  public long epochs;

  public int finishedRuns;
}
