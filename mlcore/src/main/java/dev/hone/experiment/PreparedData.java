package dev.hone.experiment;

import dev.hone.base.Seed;
import dev.hone.data.DataSource;
import dev.hone.data.Dataset;
import dev.hone.data.LabelNoise;
import dev.hone.data.LoadedData;
import dev.hone.data.Preprocessor;
import dev.hone.data.Schema;
import dev.hone.data.Split;
import dev.hone.data.Task;
import dev.hone.graph.Shape;
import dev.hone.train.Examples;
import java.util.Arrays;

/**
 * The data of one repeat, as all arms of it see it: split, made harder if the spec says so, and
 * preprocessed by what the training rows alone tell.
 */
public final class PreparedData {
  private final Dataset train;
  private final Dataset test;
  private final int pool;
  private final Preprocessor preprocessor;
  private final Examples training;
  private final Examples validation;
  private final Examples testing;

  private PreparedData(Dataset noisy, Dataset clean, Split split, int pool, DataSettings settings) {
    this.pool = pool;
    train = noisy.subset(split.train());
    test = split.test().length == 0 ? null : clean.subset(split.test());
    preprocessor = Preprocessor.fit(train, settings.scaling());
    training = examples(preprocessor, train);
    validation =
        split.validation().length == 0
            ? null
            : examples(preprocessor, noisy.subset(split.validation()));
    testing = test == null ? null : examples(preprocessor, test);
  }

  static LoadedData load(DataSettings settings, Seed seed) {
    return DataSource.load(
        settings.source(),
        new DataSource.Options(
            settings.target(),
            settings.task(),
            settings.windowSteps(),
            settings.horizon(),
            settings.sequenceSteps()),
        seed);
  }

  /** Splits and prepares loaded data for one of several repeats. */
  static PreparedData of(
      LoadedData loaded, DataSettings settings, int repeat, int repeats, Seed seed) {
    Dataset clean = loaded.dataset();
    Split whole =
        loaded.series()
            ? Split.rolling(
                clean.size(),
                loaded.gap(),
                settings.validationFraction(),
                settings.testFraction(),
                repeat,
                repeats)
            : Split.stratified(
                clean, settings.validationFraction(), settings.testFraction(), seed.child("split"));
    Split split = whole.withTrainFraction(settings.trainFraction(), seed.child("train fraction"));
    Dataset noisy = clean;
    if (settings.labelNoise() > 0) {
      int[] labelled =
          Arrays.copyOf(split.train(), split.train().length + split.validation().length);
      System.arraycopy(
          split.validation(), 0, labelled, split.train().length, split.validation().length);
      noisy = LabelNoise.apply(clean, labelled, settings.labelNoise(), seed.child("label noise"));
    }
    int pool = whole.train().length + whole.validation().length;
    return new PreparedData(noisy, clean, split, pool, settings);
  }

  /**
   * Prepares rows that were split by someone else, a fold for instance; label noise is not added.
   */
  static PreparedData of(LoadedData loaded, Split split, DataSettings settings) {
    int pool = split.train().length + split.validation().length;
    return new PreparedData(loaded.dataset(), loaded.dataset(), split, pool, settings);
  }

  /** Rows as the network takes them. */
  public static Examples examples(Preprocessor preprocessor, Dataset dataset) {
    float[] features = preprocessor.transform(dataset);
    return dataset.schema().task() == Task.CLASSIFICATION
        ? Examples.classification(rowShape(preprocessor), features, dataset.labels())
        : Examples.regression(
            rowShape(preprocessor), features, preprocessor.transformTargets(dataset));
  }

  /** [F] for tables, [T, F] for sequences. */
  public static Shape rowShape(Preprocessor preprocessor) {
    Schema schema = preprocessor.schema();
    return schema.steps() == 0
        ? Shape.of(preprocessor.width())
        : Shape.of(schema.steps(), preprocessor.width());
  }

  Schema schema() {
    return preprocessor.schema();
  }

  Preprocessor preprocessor() {
    return preprocessor;
  }

  /** Training rows before preprocessing, with the noise in their labels. */
  Dataset trainRows() {
    return train;
  }

  /** Test rows before preprocessing; null if there are none. */
  Dataset testRows() {
    return test;
  }

  /** The rows that are not for the test, before a part of them was chosen to train on. */
  int pool() {
    return pool;
  }

  Examples training() {
    return training;
  }

  /** Null if there are none. */
  Examples validation() {
    return validation;
  }

  /** Null if there are none. */
  Examples testing() {
    return testing;
  }
}
