package dev.hone.app.training;

import dev.hone.app.data.WaitReason;

/** Whether the phone can train now. */
public interface Conditions {
  /** Why training should wait, or NONE; cheap enough to be asked at every step. */
  WaitReason reason();
}
