package dev.hone.run;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.Preprocessor;
import dev.hone.nn.family.Family;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.train.TrainingSteps;

/**
 * The memory that training one network takes, worked out from shapes before any of it is taken:
 * weights with their gradients, moments and copies, what one step keeps for the way back, and what
 * measuring takes.
 *
 * @param weights about how many there are, in the hidden layers
 * @param bytes for one run
 */
public record Memory(double weights, double bytes) {
  /** Value, gradient, two moments, the state at the last epoch and at the best one. */
  private static final int COPIES = 6;

  /**
   * Floats that a unit keeps for each row and step, beside those of each of its products: its value
   * and its gradient. (The plans of the Java executor take 1.7 for a ReLU unit, 13 for one of an
   * LSTM; normalisation and dropout keep more.)
   */
  private static final int KEPT = 2;

  private static final int KEPT_A_PRODUCT = 3;

  /** While a network is measured, a layer's values and those of the one before. */
  private static final int LAYERS_AT_ONCE = 2;

  /**
   * Works it out for one run.
   *
   * @param spec whose arms share the network
   * @param rows for training
   */
  public static Memory of(ExperimentSpec spec, Preprocessor preprocessor, int rows) {
    ModelSettings model = spec.model();
    Family family = model.family();
    int steps = preprocessor.schema().rowSteps();
    double before = preprocessor.width() * (double) (family.sequences() ? 1 : steps);
    double weights = 0;
    double units = 0;
    double widest = 0;
    for (int layer : model.hidden()) {
      double inputs = family.sequences() ? before + layer : before;
      weights += family.products() * inputs * layer;
      units += layer;
      widest = Math.max(widest, layer);
      before = layer;
    }
    int batch = spec.training().batchSize();
    double batchRows = batch == 0 ? rows : Math.min(batch, rows);
    double measuredRows = Math.min(TrainingSteps.MAX_EVALUATION_BATCH, rows);
    double kept =
        (family.sequences() ? steps : 1)
            * (batchRows * units * (KEPT + KEPT_A_PRODUCT * family.products())
                + measuredRows * widest * LAYERS_AT_ONCE * (1 + family.products()));
    return new Memory(weights, (weights * COPIES + kept) * Float.BYTES);
  }

  /** What this process can still take of its heap, in bytes. */
  public static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  /**
   * Holds the need of one run against what there is.
   *
   * @param available bytes
   * @return how many runs have room beside each other, at most as many as wanted
   * @throws InvalidInputException if not one has
   */
  public int runs(int wanted, long available) {
    if (bytes > available) {
      throw new InvalidInputException(
          Message.of(
              "run.memory",
              (long) weights,
              (long) Math.ceil(bytes / (1 << 20)),
              Math.max(0, available) >> 20));
    }
    return (int) Math.min(wanted, available / bytes);
  }
}
