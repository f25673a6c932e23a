package dev.hone.kernels;

/**
 * Loops over the elements of tensors of one shape, shared out among threads where they are long.
 */
public final class Ranges {
  /** What an element that comes from memory costs, in operations of a product. */
  private static final long MEMORY = 20;

  /** Loops that no thread would share. */
  private static final int SHORT = 4096;

  private Ranges() {}

  /**
   * A loop over n elements.
   *
   * @param operations for each
   */
  public static Kernel kernel(Parallel parallel, int n, long operations, Parallel.Rows loop) {
    return n < SHORT ? () -> loop.run(0, n) : () -> parallel.run(n, MEMORY + operations, loop);
  }
}
