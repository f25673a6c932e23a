package dev.hone.app.training;

import dev.hone.app.data.WaitReason;
import dev.hone.run.Memory;

/** Whether the phone can train now. */
public interface Conditions {
  /** Why training should wait, or NONE; cheap enough to be asked at every step. */
  WaitReason reason();

  /**
   * How many threads may train of those that are wanted: fewer while the phone is warm. Cheap
   * enough to be asked at every step.
   */
  default int threads(int wanted) {
    return wanted;
  }

  /** How much memory training may take, in bytes. */
  default long memory() {
    return Memory.free();
  }
}
