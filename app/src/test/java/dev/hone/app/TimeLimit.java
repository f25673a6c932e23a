package dev.hone.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.runner.Description;
import org.junit.runner.notification.RunListener;

/**
 * The time limit of every test. One that takes longer is named with the stacks of all threads on
 * the error stream, and is interrupted, so that it fails where it waits. One that does not heed
 * that ends the process, which Surefire tells with the test's name.
 *
 * <p>A listener of Surefire's and no rule: JUnit's own time limit runs a test on another thread,
 * and Robolectric's are bound to the main thread that the framework is made for.
 */
public final class TimeLimit extends RunListener {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final int EXIT = 86;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "time limit");
            thread.setDaemon(true);
            return thread;
          });
  private final Duration limit;
  private final Duration grace;
  private final List<ScheduledFuture<?>> alarms = new ArrayList<>();

  /** For Surefire. */
  public TimeLimit() {
    this(LIMIT, GRACE);
  }

  TimeLimit(Duration limit, Duration grace) {
    this.limit = limit;
    this.grace = grace;
  }

  /** Is called on the thread that runs the test: Robolectric's main thread for one of its tests. */
  @Override
  public synchronized void testStarted(Description test) {
    Thread runner = Thread.currentThread();
    alarms.add(in(limit, () -> interrupt(test, runner)));
    alarms.add(
        in(
            limit.plus(grace),
            () -> {
              System.err.println(test.getDisplayName() + " cannot be interrupted");
              Runtime.getRuntime().halt(EXIT);
            }));
  }

  @Override
  public synchronized void testFinished(Description test) {
    alarms.forEach(alarm -> alarm.cancel(false));
    alarms.clear();
  }

  private ScheduledFuture<?> in(Duration time, Runnable alarm) {
    return clock.schedule(alarm, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void interrupt(Description test, Thread runner) {
    if (alarms.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(test.getDisplayName()).append(" takes longer than ");
    text.append(limit.toSeconds()).append(" seconds\n");
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      text.append(each.getKey()).append(' ').append(each.getKey().getState()).append('\n');
      for (StackTraceElement frame : each.getValue()) {
        text.append("    at ").append(frame).append('\n');
      }
    }
    System.err.println(text);
    runner.interrupt();
  }
}
