package dev.hone.app.data;

/**
 * Which epochs of a finished run stay in the database. Strides are powers of two, so that those of
 * a longer run, or of a curve on a screen, are among those of every shorter one.
 */
public final class Thinning {
  /** At most so many epochs of a finished run are kept; its file has all of them. */
  static final int MOST = 2000;

  /** The first epoch and the last are kept beside the stride's. */
  private static final int ENDS = 2;

  private Thinning() {}

  /** The stride of a finished run. */
  static int stride(int epochs) {
    return powerOfTwo(epochs, MOST - ENDS);
  }

  /** Whether an epoch of a finished run is kept; epochs are counted from 1. */
  public static boolean keeps(int epoch, int epochs) {
    return epoch == 1 || epoch == epochs || epoch % stride(epochs) == 0;
  }

  /** The smallest power of two that leaves at most so many of some epochs. */
  static int powerOfTwo(int epochs, int most) {
    int stride = 1;
    while (epochs / stride > most) {
      stride *= 2;
    }
    return stride;
  }
}
