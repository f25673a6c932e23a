package dev.hone.exec;

import dev.hone.graph.Parallel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that share out the rows of one kernel at a time, with the caller as one of them.
 * Starting work allocates nothing. Helpers wait a moment for the next kernel before they go to
 * sleep.
 */
final class ThreadTeam implements Parallel, AutoCloseable {
  /**
   * Below this many operations, waking a helper costs more than it saves: some 50 µs of a matrix
   * product. At a tenth of that, W2 of the benchmarks took twice as long on two threads as on one.
   */
  private static final long WORTH_SHARING = 1_500_000;

  private static final int SPINS = 2_000;

  private final Thread[] helpers;
  private final AtomicInteger pending = new AtomicInteger();
  private Rows body;
  private int rows;
  private final AtomicInteger round = new AtomicInteger();
  private volatile Thread caller;
  private volatile boolean closed;
  private volatile RuntimeException failure;

  ThreadTeam(int threads) {
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      int share = i + 1;
      helpers[i] = new Thread(() -> help(share), "hone-kernel-" + share);
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
    pending.set(helpers.length);
    caller = Thread.currentThread();
    round.incrementAndGet();
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    try {
      runShare(0);
    } finally {
      int spins = 0;
      while (pending.get() > 0) {
        if (++spins > SPINS) {
          LockSupport.park(this);
        }
      }
    }
    RuntimeException failed = failure;
    if (failed != null) {
      failure = null;
      throw failed;
    }
  }

  @Override
  public int shares(long operations) {
    return operations < WORTH_SHARING ? 1 : helpers.length + 1;
  }

  private void runShare(int share) {
    int shares = helpers.length + 1;
    int from = (int) ((long) rows * share / shares);
    int to = (int) ((long) rows * (share + 1) / shares);
    body.run(from, to);
  }

  private void help(int share) {
    int seen = 0;
    while (true) {
      int spins = 0;
      while (round.get() == seen) {
        if (closed) {
          return;
        }
        if (++spins > SPINS) {
          LockSupport.park(this);
        }
      }
      seen++;
      try {
        runShare(share);
      } catch (RuntimeException e) {
        failure = e;
      } finally {
        if (pending.decrementAndGet() == 0) {
          LockSupport.unpark(caller);
        }
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
