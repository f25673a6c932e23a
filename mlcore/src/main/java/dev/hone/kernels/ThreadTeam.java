package dev.hone.kernels;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that share out the rows of one kernel at a time, with the caller as one of them.
 * Each takes the next part when it is free: a helper that wakes late costs nothing, since the
 * caller has then done its part. The caller takes parts from the front and helpers from the back,
 * so that of values which one kernel leaves to the next, a thread mostly finds its own in its
 * cache. Starting work allocates nothing. Helpers wait a moment for the next kernel before they go
 * to sleep.
 */
public final class ThreadTeam implements Parallel, AutoCloseable {
  /** Operations (some 5 µs of a matrix product on a desktop) that a waking helper takes part in. */
  private static final long WORTH_SHARING = 400_000;

  /** Operations (some 50 µs) that are worth waking a helper for. */
  private static final long WORTH_WAKING = 4_000_000;

  /** How often a helper looks for the next kernel before it goes to sleep: some 50 µs. */
  private static final int HELPER_LOOKS = 60_000;

  /** How often the caller looks whether the last part is done: about as long as a part takes. */
  private static final int CALLER_LOOKS = 200_000;

  private static final int HALF = 16;
  private static final int MASK = (1 << HALF) - 1;

  private final Thread[] helpers;

  /** Of every kernel; some are empty where there are fewer rows. */
  private final int parts;

  private Rows body;
  private int rows;

  /**
   * The parts that nobody has taken: the number of the kernel in the upper half of the bits, then
   * the first part, then the one after the last.
   */
  private final AtomicLong open = new AtomicLong();

  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicInteger sleeping = new AtomicInteger();
  private volatile Thread waiting;
  private volatile boolean closed;
  private volatile RuntimeException failure;

  public ThreadTeam(int threads) {
    parts = threads;
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Thread(this::help, "hone-kernel-" + (i + 1));
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
  }

  @Override
  public void run(int rowCount, long operationsPerRow, Rows work) {
    long operations = rowCount * operationsPerRow;
    boolean wake = operations >= WORTH_WAKING;
    boolean share = wake || (operations >= WORTH_SHARING && sleeping.get() < helpers.length);
    if (rowCount < 2 || !share) {
      work.run(0, rowCount);
      return;
    }
    body = work;
    rows = rowCount;
    pending.set(parts);
    long kernel = (open.get() >>> (2 * HALF)) + 1;
    open.set((kernel << (2 * HALF)) | parts);
    if (wake && sleeping.get() > 0) {
      for (Thread helper : helpers) {
        LockSupport.unpark(helper);
      }
    }
    boolean more = true;
    while (more) {
      more = runNext(false);
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
    return operations < WORTH_WAKING ? 1 : parts;
  }

  /**
   * Runs a part that nobody has taken; false if there is none. While there is one, the kernel is
   * not done, so what belongs to it stays as it is.
   */
  private boolean runNext(boolean fromTheBack) {
    long now = open.get();
    if (first(now) == end(now)) {
      return false;
    }
    if (open.compareAndSet(now, fromTheBack ? now - 1 : now + (1 << HALF))) {
      int part = fromTheBack ? end(now) - 1 : first(now);
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

  private static int first(long openParts) {
    return (int) (openParts >>> HALF) & MASK;
  }

  private static int end(long openParts) {
    return (int) openParts & MASK;
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
      if (runNext(true)) {
        looks = 0;
      } else if (++looks > HELPER_LOOKS) {
        sleeping.incrementAndGet();
        long now = open.get();
        if (first(now) == end(now) && !closed) {
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
