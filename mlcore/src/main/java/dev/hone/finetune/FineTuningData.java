package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Preprocessor;
import dev.hone.data.table.Split;
import dev.hone.data.table.Task;
import dev.hone.train.Examples;
import java.util.Arrays;

/**
 * A user's rows for one seed, scaled as the base's were.
 *
 * @param preprocessor the base's, for the user's classes
 * @param validation for early stopping; null where the rows are too few
 * @param correction for the statistics: test rows over all other rows, or 0 for fresh rows
 */
public record FineTuningData(
    Preprocessor preprocessor,
    Examples training,
    Examples validation,
    Examples test,
    double correction) {
  private static final int FEWEST_ROWS = 4;

  /**
   * Splits a user's rows.
   *
   * @throws InvalidInputException if there are too few
   */
  public static FineTuningData split(
      Dataset rows, Preprocessor base, FineTuningSettings settings, Seed seed) {
    int least = least(rows);
    if (rows.size() < FEWEST_ROWS || least < 2) {
      throw new InvalidInputException(
          Message.of("finetune.few-rows", rows.schema().name(), FEWEST_ROWS, rows.size(), least));
    }
    Split split = Split.stratified(rows, 0, settings.testFraction(), seed.child("test"));
    return of(
        rows.subset(split.train()),
        rows.subset(split.test()),
        base,
        settings,
        (double) split.test().length / split.train().length,
        seed);
  }

  /**
   * Rows that were split already; a validation part is taken off the training rows where they are
   * enough.
   *
   * @param correction test rows over all other rows, or 0 if every seed has fresh training rows
   */
  public static FineTuningData of(
      Dataset train,
      Dataset test,
      Preprocessor base,
      FineTuningSettings settings,
      double correction,
      Seed seed) {
    Preprocessor preprocessor = base.withSchema(train.schema());
    Dataset kept = train;
    Examples validation = null;
    boolean stops =
        settings.patience() > 0
            && train.size() >= FineTuningSettings.ENOUGH_TO_STOP
            && least(train) >= 2;
    if (stops) {
      Split split =
          Split.stratified(
              train, FineTuningSettings.VALIDATION_FRACTION, 0, seed.child("validation"));
      kept = train.subset(split.train());
      validation = Examples.of(preprocessor, train.subset(split.validation()));
    }
    return new FineTuningData(
        preprocessor,
        Examples.of(preprocessor, kept),
        validation,
        Examples.of(preprocessor, test),
        correction);
  }

  /** Rows of the rarest class that occurs. */
  private static int least(Dataset rows) {
    if (rows.schema().task() != Task.CLASSIFICATION || rows.schema().targetPerStep()) {
      return rows.size();
    }
    return Arrays.stream(rows.classCounts()).filter(count -> count > 0).min().orElse(0);
  }
}
