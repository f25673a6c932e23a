package dev.hone.data.table;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.base.Seed;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Makes targets wrong on purpose, so that a model which learns them by heart is found out. */
public final class LabelNoise {
  private LabelNoise() {}

  /**
   * A copy of the data set with noise on the targets of the given rows; all other rows stay.
   *
   * <ul>
   *   <li>classification: exactly round(rate * n) of the n labels are replaced by one of the other
   *       classes, each as likely
   *   <li>regression: every target gets Gaussian noise added, whose standard deviation is rate
   *       times that of the given rows' targets
   * </ul>
   *
   * @param rate from 0 to 1
   * @throws InvalidInputException if the rate is outside, or a row is not there
   */
  public static Dataset apply(Dataset dataset, int[] rows, double rate, Seed seed) {
    Range.share().check(dataset.schema().name(), Message.of("table.label-noise"), rate);
    int perRow = dataset.schema().targetsPerRow();
    int[] places = new int[rows.length * perRow];
    for (int i = 0; i < places.length; i++) {
      dataset.requireRow(rows[i / perRow]);
      places[i] = rows[i / perRow] * perRow + i % perRow;
    }
    UniformRandomProvider random = seed.child("label noise").generator();
    if (dataset.schema().task() == Task.CLASSIFICATION) {
      int[] labels = dataset.labels().clone();
      int classes = dataset.schema().classNames().size();
      ArraySampler.shuffle(random, places);
      int flips = (int) Math.round(rate * places.length);
      for (int i = 0; i < flips; i++) {
        int shift = 1 + random.nextInt(classes - 1);
        labels[places[i]] = (labels[places[i]] + shift) % classes;
      }
      return Dataset.classification(dataset.schema(), dataset.size(), dataset.features(), labels);
    }
    double[] targets = dataset.targets().clone();
    double spread = rate * standardDeviation(targets, places);
    ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    for (int place : places) {
      targets[place] += spread * gaussian.sample();
    }
    return Dataset.regression(dataset.schema(), dataset.size(), dataset.features(), targets);
  }

  private static double standardDeviation(double[] values, int[] places) {
    double sum = 0;
    for (int place : places) {
      sum += values[place];
    }
    double mean = sum / Math.max(1, places.length);
    double squares = 0;
    for (int place : places) {
      squares += (values[place] - mean) * (values[place] - mean);
    }
    return Math.sqrt(squares / Math.max(1, places.length));
  }
}
