package dev.hone.base;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Lets long work without a listener, such as reading a large file, end when its person wants it to:
 * whoever starts it says what to ask.
 */
public final class Stopping {
  private static final ThreadLocal<BooleanSupplier> ASKED = new ThreadLocal<>();

  private Stopping() {}

  /** What the work of this thread asks from now on; null for nothing. */
  public static void when(BooleanSupplier asked) {
    ASKED.set(asked);
  }

  /**
   * Call every few milliseconds.
   *
   * @throws CancellationException if the work is to end
   */
  public static void check() {
    BooleanSupplier asked = ASKED.get();
    if (asked != null && asked.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
