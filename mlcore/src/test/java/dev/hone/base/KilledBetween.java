package dev.hone.base;

import java.io.IOException;

/** Ends the work, as a kill would, before one of its file operations; nothing is done after it. */
public final class KilledBetween {
  /** The process is gone. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** What changes files. */
  @FunctionalInterface
  public interface Work {
    void run() throws IOException;
  }

  private KilledBetween() {}

  /**
   * Runs the work and kills it before operation {@code index}, counted from 0.
   *
   * @return whether there was such an operation
   */
  public static boolean operation(int index, Work work) throws IOException {
    int[] count = {0};
    Disk.watch(
        (operation, file) -> {
          if (count[0]++ >= index) {
            throw new Killed();
          }
        });
    try {
      work.run();
      return false;
    } catch (Killed e) {
      return true;
    } finally {
      Disk.watch(null);
    }
  }
}
