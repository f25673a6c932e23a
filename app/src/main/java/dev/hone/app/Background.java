package dev.hone.app;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Work outside the main thread. What a task throws and nobody catches would end the process; here
 * it becomes a message for the person, and, where it is a fault of the app's own, a report.
 */
public final class Background extends ThreadPoolExecutor {
  private final Troubles troubles;

  Background(String name, int threads, Troubles troubles) {
    super(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> new Thread(task, name));
    this.troubles = troubles;
  }

  @Override
  public void execute(Runnable task) {
    super.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            troubles.tell(e);
          }
        });
  }
}
