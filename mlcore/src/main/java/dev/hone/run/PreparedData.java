package dev.hone.run;

import dev.hone.base.Seed;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.LabelNoise;
import dev.hone.data.table.Preprocessor;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Split;
import dev.hone.spec.DataSettings;
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
  private final Examples truth;
  private final Reading reading;

  private PreparedData(
      Dataset noisy, LoadedData loaded, Split split, int pool, DataSettings settings) {
    Dataset clean = loaded.dataset();
    reading = loaded.reading();
    this.pool = pool;
    train = noisy.subset(split.train());
    test = split.test().length == 0 ? null : clean.subset(split.test());
    preprocessor = Preprocessor.fit(train, settings.scaling());
    training = Examples.of(preprocessor, train);
    validation =
        split.validation().length == 0
            ? null
            : Examples.of(preprocessor, noisy.subset(split.validation()));
    testing = test == null ? null : Examples.of(preprocessor, test);
    truth = noisy == clean ? null : Examples.of(preprocessor, clean.subset(split.train()));
  }

  public static LoadedData load(DataSettings settings, Seed seed) {
    return DataSource.load(settings.source(), settings.reading(), seed);
  }

  /**
   * Prepares the rows of one run: keeps the asked part of the training rows, and makes labels wrong
   * if asked.
   */
  public static PreparedData of(LoadedData loaded, DataSettings settings, Split whole, Seed seed) {
    Dataset clean = loaded.dataset();
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
    return new PreparedData(noisy, loaded, split, pool, settings);
  }

  /**
   * Prepares rows that were split by someone else, a fold for instance; label noise is not added.
   */
  public static PreparedData of(LoadedData loaded, Split split, DataSettings settings) {
    int pool = split.train().length + split.validation().length;
    return new PreparedData(loaded.dataset(), loaded, split, pool, settings);
  }

  public Schema schema() {
    return preprocessor.schema();
  }

  /** What the data were taken for. */
  public Reading reading() {
    return reading;
  }

  public Preprocessor preprocessor() {
    return preprocessor;
  }

  /** Training rows before preprocessing, with the noise in their labels. */
  public Dataset trainRows() {
    return train;
  }

  /** Test rows before preprocessing; null if there are none. */
  public Dataset testRows() {
    return test;
  }

  /** The rows that are not for the test, before a part of them was chosen to train on. */
  public int pool() {
    return pool;
  }

  public Examples training() {
    return training;
  }

  /** The training rows with their true labels; null where none was made wrong. */
  public Examples truth() {
    return truth;
  }

  /** Null if there are none. */
  public Examples validation() {
    return validation;
  }

  /** Null if there are none. */
  public Examples testing() {
    return testing;
  }
}
