package dev.hone.kernels;

/** Whole numbers that say where something is. */
public final class Labels {
  private Labels() {}

  /**
   * Holds one against what it may be.
   *
   * @param operation that was given it
   * @param position of the label among others
   * @throws IndexOutOfBoundsException unless it is at least 0 and below the limit
   */
  public static void check(String operation, int label, int position, int limit) {
    if (label < 0 || label >= limit) {
      throw new IndexOutOfBoundsException(
          operation
              + ": index "
              + label
              + " at position "
              + position
              + " is not in 0.."
              + (limit - 1));
    }
  }
}
