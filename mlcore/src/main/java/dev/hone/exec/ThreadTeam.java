package dev.hone.exec;

import dev.hone.graph.Parallel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that share out the rows of one kernel at a time, with the caller as one of them.
 * Each takes the next part when it is free: a helper that wakes late costs nothing, since the
 * caller has then done its part. Starting work allocates nothing. Helpers wait a moment for the
 * next kernel before they go to sleep.
 */
final class ThreadTeam implements Parallel, AutoCloseable {
  /**
   * Below this many operations (50 µs of a matrix product on a desktop) waking a helper costs more
   * than it saves.
   */
  private static final long WORTH_SHARING = 4_000_000;

  /** How often a helper looks for the next kernel before it goes to sleep: some 50 µs. */
  private static final int HELPER_LOOKS = 60_000;

  /** How often the caller looks whether the last part is done: about as long as a part takes. */
  private static final int CALLER_LOOKS = 200_000;

  private final Thread[] helpers;

  /** Of every kernel; some are empty where there are fewer rows. */
  private final int parts;

  private Rows body;
  private int rows;

  /** The number of the kernel in the upper half, that of the next part in the lower one. */
  private final AtomicLong next;

  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicInteger sleeping = new AtomicInteger();
  private volatile Thread waiting;
  private volatile boolean closed;
  private volatile RuntimeException failure;

  ThreadTeam(int threads) {
    parts = threads;
    next = new AtomicLong(parts);
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Thread(this::help, "hone-kernel-" + (i + 1));
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
  }

  @Override
  public void run(int rowCount, long operationsPerRow, Rows work) {
    if (rowCount < 2 || shares(rowCount * operationsPerRow) == 1) {
      work.run(0, rowCount);
      return;
    }
    body = work;
    rows = rowCount;
    pending.set(parts);
    next.set(((next.get() >>> 32) + 1) << 32);
    if (sleeping.get() > 0) {
      for (Thread helper : helpers) {
        LockSupport.unpark(helper);
      }
    }
    boolean more = true;
    while (more) {
      more = runNext();
    }
    awaitHelpers();
    RuntimeException failed = failure;
    if (failed != null) {
      failure = null;
      throw failed;
    }
  }

  @Override
  public int shares(long operations) {
    return operations < WORTH_SHARING ? 1 : parts;
  }

  /**
   * Runs a part that nobody has taken; false if there is none. While there is one, the kernel is
   * not done, so what belongs to it stays as it is.
   */
  private boolean runNext() {
    long now = next.get();
    int part = (int) now;
    if (part >= parts) {
      return false;
    }
    if (next.compareAndSet(now, now + 1)) {
      int from = (int) ((long) rows * part / parts);
      int to = (int) ((long) rows * (part + 1) / parts);
      try {
        if (from < to) {
          body.run(from, to);
        }
      } catch (RuntimeException e) {
        failure = e;
      } finally {
        if (pending.decrementAndGet() == 0) {
          LockSupport.unpark(waiting);
        }
      }
    }
    return true;
  }

  private void awaitHelpers() {
    int looks = 0;
    while (pending.get() > 0) {
      if (++looks > CALLER_LOOKS) {
        waiting = Thread.currentThread();
        if (pending.get() > 0) {
          LockSupport.park(this);
        }
      }
    }
    waiting = null;
  }

  private void help() {
    int looks = 0;
    while (!closed) {
      if (runNext()) {
        looks = 0;
      } else if (++looks > HELPER_LOOKS) {
        sleeping.incrementAndGet();
        if ((int) next.get() >= parts && !closed) {
          LockSupport.park(this);
        }
        sleeping.decrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
