package dev.hone.run;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.Preprocessor;
import dev.hone.spec.ModelSettings;

/** Whether there is memory for a network, told before any of it is taken. */
final class Memory {
  /** Value, gradient, two moments, the state at the last epoch and at the best one. */
  private static final int COPIES = 6;

  private Memory() {}

  /**
   * Holds a network's weights against the memory of this process.
   *
   * @throws InvalidInputException if they have no room
   */
  static void check(ModelSettings model, Preprocessor preprocessor) {
    boolean sequences = model.family().sequences();
    double before =
        preprocessor.width() * (double) (sequences ? 1 : preprocessor.schema().rowSteps());
    double weights = 0;
    for (int units : model.hidden()) {
      double inputs = sequences ? before + units : before;
      weights += model.family().products() * inputs * units;
      before = units;
    }
    double needed = weights * COPIES * Float.BYTES;
    long most = Runtime.getRuntime().maxMemory();
    if (needed > most) {
      throw new InvalidInputException(
          Message.of("run.memory", (long) weights, (long) (needed / (1 << 20)), most >> 20));
    }
  }
}
