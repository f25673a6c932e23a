package dev.hone.cli;

import dev.hone.base.Language;
import dev.hone.base.Message;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets a command save its work when the process is asked to end (Ctrl-C, kill). */
final class Interruption implements BooleanSupplier {
  private static final int SECONDS_TO_SAVE = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile Language language = Language.EN;

  /** Asked for when the JVM shuts down; the JVM then waits until {@link #finish}. */
  static Interruption onShutdown() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "hone-interruption"));
    return interruption;
  }

  /** The language of what it may have to say. */
  void speak(Language language) {
    this.language = language;
  }

  private void request() {
    if (finished.getCount() == 0) {
      return;
    }
    requested = true;
    try {
      if (!finished.await(SECONDS_TO_SAVE, TimeUnit.SECONDS)) {
        System.err.println(
            "hone: " + Message.of("cli.interruption.late", SECONDS_TO_SAVE).in(language));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the command should stop and save. */
  @Override
  public boolean getAsBoolean() {
    return requested;
  }

  /**
   * The command has ended.
   *
   * @return whether the JVM is shutting down already, so that nobody must ask for it again
   */
  boolean finish() {
    finished.countDown();
    return requested;
  }
}
