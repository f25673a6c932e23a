package dev.hone.app.tflite;

import dev.hone.base.Message;

/** The GPU is not used, and why. */
final class NoGpu extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient Message said;

  NoGpu(Message said) {
    this(said, null);
  }

  NoGpu(Message said, Throwable cause) {
    super(said.toString(), cause);
    this.said = said;
  }

  /** Why a run or a start failed: said by us, or the library's own words. */
  static Message reason(IllegalStateException e) {
    return e instanceof NoGpu gpu ? gpu.said : Message.plain(String.valueOf(e.getMessage()));
  }
}
