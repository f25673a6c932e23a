package dev.hone.data.table;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.base.Seed;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.ArraySampler;

/**
 * Which rows of a data set are for training, for validation (early stopping, choosing) and for the
 * test. No row is in two parts.
 */
public final class Split {
  /** The share of a series that one of several rolling blocks covers. */
  public static final double ROLLING_BLOCK = 0.7;

  private final int[] train;
  private final int[] validation;
  private final int[] test;
  private final int[] strata;

  /** Null strata: rows in the order of time, of which the latest count most. */
  Split(int[] train, int[] validation, int[] test, int[] strata) {
    this.train = train;
    this.validation = validation;
    this.test = test;
    this.strata = strata;
  }

  /** Row numbers; in a mixed order, or the order of time for a rolling split. */
  public int[] train() {
    return train;
  }

  /** Row numbers; may be none. */
  public int[] validation() {
    return validation;
  }

  /** Row numbers; may be none. */
  public int[] test() {
    return test;
  }

  /** The same for rows of which each stands for itself. */
  public static Split stratified(
      Dataset dataset, double validationFraction, double testFraction, Seed seed) {
    return stratified(dataset, null, validationFraction, testFraction, seed);
  }

  /**
   * A random split in which every class is divided by the same fractions, within one row;
   * regression, and a target for each step, is divided at random. Of a class with fewer rows than
   * parts the first are for training. Rows of one group stay in one part; then the parts come only
   * close to their fractions.
   *
   * @param rowGroups a number for each row, the same for rows that belong together; null if each
   *     stands for itself
   * @param validationFraction of all rows; 0 for no validation part
   * @param testFraction of all rows; 0 for no test part
   * @throws InvalidInputException if a fraction is outside [0, 1), less than nothing is left for
   *     training, or there are too few rows or groups for the parts
   */
  public static Split stratified(
      Dataset dataset, int[] rowGroups, double validationFraction, double testFraction, Seed seed) {
    checkFractions(validationFraction, testFraction);
    int[] strata = Strata.of(dataset);
    if (rowGroups != null) {
      int[][] parts =
          GroupSplit.divide(
              rowGroups,
              strata,
              seed,
              1 - validationFraction - testFraction,
              validationFraction,
              testFraction);
      return new Split(parts[0], parts[1], parts[2], strata);
    }
    int[] rows = Strata.allRows(dataset.size());
    List<int[]> groups = Strata.shuffled(rows, strata, seed.child("split"));
    int parts = 1 + (validationFraction > 0 ? 1 : 0) + (testFraction > 0 ? 1 : 0);
    if (dataset.size() < parts) {
      throw new InvalidInputException(
          Message.of(
              "table.strata.set",
              Message.of("table.strata.parts", parts, dataset.schema().name()),
              parts,
              dataset.size()));
    }
    int[][] divided =
        divide(
            groups, seed, 1 - validationFraction - testFraction, validationFraction, testFraction);
    requireNotEmpty("table.validation", validationFraction, divided[1], dataset.size());
    requireNotEmpty("table.test", testFraction, divided[2], dataset.size());
    return new Split(divided[0], divided[1], divided[2], strata);
  }

  /**
   * A split of windows in the order of time: one contiguous block, in it training, then validation,
   * then test, with a gap between the parts so that no value of the series is in two of them. With
   * several repeats, each block covers {@link #ROLLING_BLOCK} of the windows and the blocks start
   * evenly from the first possible place to the last.
   *
   * @param size how many windows there are
   * @param gap windows left out between two parts; {@link Windows#gap} says how many it takes
   * @param validationFraction of the windows in the block that are in a part; 0 for no validation
   * @param testFraction likewise
   * @param repeat which block, from 0
   * @param repeats how many blocks
   * @throws InvalidInputException if there are too few windows for the parts and gaps
   */
  public static Split rolling(
      int size, int gap, double validationFraction, double testFraction, int repeat, int repeats) {
    checkFractions(validationFraction, testFraction);
    Message where = Message.of("table.splitting");
    Range.whole(0).check(where, Message.of("table.gap"), gap);
    Range.whole(1).check(where, Message.of("table.repeats"), repeats);
    if (repeat < 0 || repeat >= repeats) {
      throw InvalidInputException.value(
          where, Message.of("table.repeat"), repeat, Message.of("table.from-0", repeats - 1));
    }
    int block = repeats == 1 ? size : (int) Math.ceil(size * ROLLING_BLOCK);
    int gaps = gap * ((validationFraction > 0 ? 1 : 0) + (testFraction > 0 ? 1 : 0));
    int usable = block - gaps;
    int testRows = (int) Math.round(usable * testFraction);
    int validationRows = (int) Math.round(usable * validationFraction);
    int trainRows = usable - testRows - validationRows;
    if (trainRows < 1
        || (testFraction > 0 && testRows < 1)
        || (validationFraction > 0 && validationRows < 1)) {
      throw new InvalidInputException(
          Message.of(
              "table.split.rolling",
              block,
              gaps,
              Math.max(0, trainRows),
              Math.max(0, validationRows),
              Math.max(0, testRows)));
    }
    int start =
        repeats == 1 ? 0 : (int) Math.round((double) repeat * (size - block) / (repeats - 1));
    int validationStart = start + trainRows + (validationFraction > 0 ? gap : 0);
    int testStart = validationStart + validationRows + (testFraction > 0 ? gap : 0);
    return new Split(
        range(start, trainRows),
        range(validationStart, validationRows),
        range(testStart, testRows),
        null);
  }

  /**
   * The places of rolling blocks in an order in which the first few already lie apart: each is the
   * one farthest from those before it, the first and the last block leading.
   *
   * @param repeats how many blocks there are, at least 1
   */
  public static int[] rollingOrder(int repeats) {
    int[] order = new int[repeats];
    boolean[] taken = new boolean[repeats];
    taken[0] = true;
    for (int next = 1; next < repeats; next++) {
      int farthest = -1;
      int best = 0;
      for (int place = repeats - 1; place >= 0; place--) {
        int nearest = repeats;
        for (int before = 0; before < next; before++) {
          nearest = Math.min(nearest, Math.abs(place - order[before]));
        }
        if (!taken[place] && nearest > farthest) {
          farthest = nearest;
          best = place;
        }
      }
      order[next] = best;
      taken[best] = true;
    }
    return order;
  }

  /**
   * The same split with only a part of its training rows: a random part of each class, or of a
   * rolling split the latest windows. Validation and test stay as they are.
   *
   * @param fraction in (0, 1]; at least one row of each class stays
   */
  public Split withTrainFraction(double fraction, Seed seed) {
    Range.part().check(Message.of("table.splitting"), Message.of("table.train-fraction"), fraction);
    if (fraction == 1) {
      return this;
    }
    if (strata == null) {
      int kept = Math.max(1, (int) Math.round(train.length * fraction));
      int[] latest = Arrays.copyOfRange(train, train.length - kept, train.length);
      return new Split(latest, validation, test, null);
    }
    List<int[]> groups = Strata.shuffled(train, strata, seed.child("train fraction"));
    return new Split(divide(groups, seed, fraction, 1 - fraction)[0], validation, test, strata);
  }

  /** Deals out each group by the shares; every part is shuffled. */
  private static int[][] divide(List<int[]> groups, Seed seed, double... shares) {
    Apportionment apportionment = new Apportionment(shares);
    int[][] parts = new int[shares.length][0];
    for (int[] group : groups) {
      int[] counts = apportionment.divide(group.length);
      int next = 0;
      for (int part = 0; part < shares.length; part++) {
        parts[part] = append(parts[part], group, next, counts[part]);
        next += counts[part];
      }
    }
    for (int part = 0; part < shares.length; part++) {
      ArraySampler.shuffle(seed.child("order of part").child(part).generator(), parts[part]);
    }
    return parts;
  }

  static int[] append(int[] rows, int[] more, int from, int count) {
    int[] result = Arrays.copyOf(rows, rows.length + count);
    System.arraycopy(more, from, result, rows.length, count);
    return result;
  }

  private static int[] range(int start, int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = start + i;
    }
    return rows;
  }

  private static void requireNotEmpty(String part, double fraction, int[] rows, int size) {
    if (fraction > 0 && rows.length == 0) {
      throw new InvalidInputException(
          Message.of("table.split.part", size, Message.of(part), fraction, 1.0 / size));
    }
  }

  static void checkFractions(double validationFraction, double testFraction) {
    Message where = Message.of("table.splitting");
    Range.fraction().check(where, Message.of("table.fraction.validation"), validationFraction);
    Range.fraction().check(where, Message.of("table.fraction.test"), testFraction);
    Range.fraction()
        .check(where, Message.of("table.fraction.both"), validationFraction + testFraction);
  }
}
