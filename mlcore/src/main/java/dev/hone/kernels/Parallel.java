package dev.hone.kernels;

/**
 * Splits work over disjoint ranges. A body must compute each row in a way that does not depend on
 * the range it came in, so that results are the same to the bit for any number of threads.
 */
public interface Parallel {
  /** Everything on the calling thread. */
  Parallel SEQUENTIAL =
      new Parallel() {
        @Override
        public void run(int rows, long operationsPerRow, Rows body) {
          body.run(0, rows);
        }

        @Override
        public int shares(long operations) {
          return 1;
        }
      };

  /** A range of rows. */
  @FunctionalInterface
  interface Rows {
    void run(int from, int to);
  }

  /**
   * Runs the body over [0, rows) and returns when all of it is done.
   *
   * @param operationsPerRow roughly how many arithmetic operations a row takes; short work stays on
   *     one thread
   */
  void run(int rows, long operationsPerRow, Rows body);

  /**
   * Into how many parts a kernel should cut work of so many operations if each part costs something
   * of its own: 1 if it is short.
   */
  int shares(long operations);
}
