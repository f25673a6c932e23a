package dev.hone.app.training;

import dev.hone.app.data.Settings;
import dev.hone.exec.Executor;
import dev.hone.exec.JavaExecutor;

/** What runs the steps of training. */
public final class Executors {
  private Executors() {}

  /** The executor of a name in {@link Settings}; one thread a session, since runs are what is parallel. */
  public static Executor of(String name) {
    return new JavaExecutor();
  }
}
