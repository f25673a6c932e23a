package dev.hone.app.ui;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** A thread of a test that does nothing until the test says so. */
public final class HeldTasks implements Executor {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  public int size() {
    return tasks.size();
  }

  /** Takes the oldest away, to be run later, or never. */
  public Runnable take() {
    return tasks.remove();
  }

  /** Runs what is there, and what comes of it; gives how many that were. */
  public int run() {
    int count = 0;
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
      count++;
    }
    return count;
  }
}
