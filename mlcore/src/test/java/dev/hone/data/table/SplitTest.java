package dev.hone.data.table;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Seed;
import dev.hone.data.Expect;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Test;

public final class SplitTest {
  private static final Seed SEED = new Seed(1);

  /** Rows with these many of each class, mixed. */
  static Dataset classes(int... counts) {
    int size = IntStream.of(counts).sum();
    int[] labels = new int[size];
    int next = 0;
    for (int label = 0; label < counts.length; label++) {
      for (int i = 0; i < counts[label]; i++) {
        labels[(int) ((next++ * 7919L) % size)] = label;
      }
    }
    String[] names =
        IntStream.range(0, counts.length).mapToObj(i -> "c" + i).toArray(String[]::new);
    Schema schema =
        new Schema(
            "counts",
            Task.CLASSIFICATION,
            0,
            Collections.singletonList(Column.numeric("x")),
            "y",
            Arrays.asList(names),
            false);
    return Dataset.classification(schema, size, new float[size], labels);
  }

  static Dataset regression(float... targets) {
    Schema schema =
        new Schema(
            "numbers",
            Task.REGRESSION,
            0,
            Collections.singletonList(Column.numeric("x")),
            "y",
            Collections.emptyList(),
            false);
    return Dataset.regression(schema, targets.length, new float[targets.length], targets);
  }

  private static int[] sorted(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).sorted().toArray();
  }

  private static void assertWithinOne(Dataset data, int[] rows, double share) {
    int[] all = data.classCounts();
    int[] some = rows.length == 0 ? new int[all.length] : data.subset(rows).classCounts();
    for (int c = 0; c < all.length; c++) {
      assertTrue(
          "class " + c + ": " + some[c] + " of " + all[c] + " for " + share,
          Math.abs(some[c] - share * all[c]) < 1 + 1e-9);
    }
  }

  @Test
  public void stratified_isAPartition_withinOneRowAClass_forManyShapes() {
    UniformRandomProvider random = new Seed(7).generator();
    for (int trial = 0; trial < 300; trial++) {
      int[] counts = new int[2 + random.nextInt(5)];
      for (int c = 0; c < counts.length; c++) {
        counts[c] = 3 + random.nextInt(60);
      }
      Dataset data = classes(counts);
      double validation = 0.05 + 0.3 * random.nextDouble();
      double test = 0.05 + 0.4 * random.nextDouble();
      if (data.size() * Math.min(validation, test) < 3) {
        continue;
      }
      Split split = Split.stratified(data, validation, test, new Seed(trial));
      assertArrayEquals(
          IntStream.range(0, data.size()).toArray(),
          sorted(split.train(), split.validation(), split.test()));
      assertWithinOne(data, split.train(), 1 - validation - test);
      assertWithinOne(data, split.validation(), validation);
      assertWithinOne(data, split.test(), test);
      Split half = split.withTrainFraction(0.5, new Seed(trial));
      assertWithinOne(data.subset(split.train()), positions(split.train(), half.train()), 0.5);
    }
  }

  private static int[] positions(int[] rows, int[] some) {
    return Arrays.stream(some)
        .map(
            row ->
                IntStream.range(0, rows.length).filter(i -> rows[i] == row).findFirst().getAsInt())
        .toArray();
  }

  @Test
  public void stratified_iris_exactNumbers() {
    Split split = Split.stratified(classes(50, 50, 50), 0.2, 0.2, SEED);
    assertEquals(90, split.train().length);
    assertEquals(30, split.validation().length);
    assertEquals(30, split.test().length);
  }

  @Test
  public void stratified_totalsDoNotDrift() {
    // Ten classes of 5 rows: 12.5 rows for each of two parts at a quarter, 25 for training.
    Split split = Split.stratified(classes(5, 5, 5, 5, 5, 5, 5, 5, 5, 5), 0.25, 0.25, SEED);
    assertEquals(25, split.train().length, 1);
    assertEquals(12.5, split.test().length, 1);
    assertEquals(12.5, split.validation().length, 1);
  }

  @Test
  public void stratified_sameSeedSame_otherSeedOther() {
    Dataset data = classes(50, 50);
    int[] first = Split.stratified(data, 0.2, 0.2, SEED).test();
    assertArrayEquals(first, Split.stratified(data, 0.2, 0.2, SEED).test());
    assertFalse(
        Arrays.equals(sorted(first), sorted(Split.stratified(data, 0.2, 0.2, new Seed(2)).test())));
  }

  @Test
  public void stratified_withoutValidation() {
    Split split = Split.stratified(classes(10, 10), 0, 0.2, SEED);
    assertEquals(0, split.validation().length);
    assertEquals(16, split.train().length);
  }

  @Test
  public void stratified_errorsSayWhatIsAllowed() {
    // Of a class with fewer rows than parts the first are for training.
    Dataset oneRare = classes(20, 1);
    int[] labels = oneRare.subset(Split.stratified(oneRare, 0.2, 0.2, SEED).train()).labels();
    assertEquals(1, Arrays.stream(labels).filter(label -> label == 1).count());
    Expect.error(
        () -> Split.stratified(classes(1, 1), 0.2, 0.2, SEED),
        "must have at least 3 rows, but it has 2");
    Expect.error(
        () -> Split.stratified(classes(20, 20), 0.5, 0.5, SEED),
        "sum of validation and test fraction is 1.0; allowed are numbers from 0 to below 1");
    Expect.error(
        () -> Split.stratified(classes(20, 20), -0.1, 0.5, SEED),
        "validation fraction is -0.1; allowed are numbers from 0");
    Expect.error(() -> Split.stratified(classes(20, 20), Double.NaN, 0.5, SEED), "NaN");
    Expect.error(() -> Split.stratified(regression(1, 2), 0.2, 0.2, SEED), "at least 3 rows");
    Expect.error(
        () -> Split.stratified(regression(1, 2, 3, 4, 5), 0.01, 0.2, SEED), "validation fraction");
  }

  @Test
  public void rolling_partsInOrderWithGaps() {
    Split split = Split.rolling(100, 10, 0.25, 0.25, 0, 1);
    // 80 windows are left after two gaps of 10: 40, 20, 20.
    assertArrayEquals(IntStream.range(0, 40).toArray(), split.train());
    assertArrayEquals(IntStream.range(50, 70).toArray(), split.validation());
    assertArrayEquals(IntStream.range(80, 100).toArray(), split.test());
  }

  @Test
  public void rolling_repeatsMoveEvenlyFromFirstToLast() {
    for (int repeat = 0; repeat < 4; repeat++) {
      Split split = Split.rolling(100, 5, 0.2, 0.2, repeat, 4);
      assertEquals(10L * repeat, split.train()[0]);
      assertEquals(10L * repeat + 69, split.test()[split.test().length - 1]);
    }
  }

  @Test
  public void rolling_noValueOfTheSeriesInTwoParts() {
    int steps = 6;
    int horizon = 3;
    int length = 120;
    Dataset windows = Windows.of(Series.of("s", "v", new float[length]), steps, horizon, "v");
    Split split = Split.rolling(windows.size(), Windows.gap(steps, horizon), 0.2, 0.2, 1, 3);
    List<boolean[]> touched =
        Arrays.asList(new boolean[length], new boolean[length], new boolean[length]);
    int[][] parts = {split.train(), split.validation(), split.test()};
    for (int part = 0; part < 3; part++) {
      assertTrue(parts[part].length > 0);
      for (int row : parts[part]) {
        for (int t = row; t < row + steps; t++) {
          touched.get(part)[t] = true;
        }
        touched.get(part)[row + steps - 1 + horizon] = true;
      }
    }
    int shared = 0;
    for (int t = 0; t < length; t++) {
      int parties = 0;
      for (boolean[] part : touched) {
        parties += part[t] ? 1 : 0;
      }
      shared += parties > 1 ? 1 : 0;
    }
    assertEquals(0, shared);
    // One window less of a gap would leak: the gap is as small as it can be.
    int last = split.train()[split.train().length - 1];
    assertEquals(split.validation()[0] - 1, last + steps - 1 + horizon);
  }

  @Test
  public void rolling_tooShort() {
    Expect.error(
        () -> Split.rolling(30, 20, 0.2, 0.2, 0, 1), "at least one window", "longer series");
    Expect.error(() -> Split.rolling(100, -1, 0.2, 0.2, 0, 1), "gap is -1");
    Expect.error(() -> Split.rolling(100, 1, 0.2, 0.2, 3, 3), "repeat is 3; allowed are 0 to 2");
  }

  @Test
  public void withTrainFraction_rollingKeepsTheLatest() {
    Split split = Split.rolling(100, 10, 0.25, 0.25, 0, 1).withTrainFraction(0.25, SEED);
    assertArrayEquals(IntStream.range(30, 40).toArray(), split.train());
    assertEquals(20, split.test().length);
  }

  @Test
  public void withTrainFraction_keepsOneOfEachClass() {
    Split split = Split.stratified(classes(20, 5), 0.2, 0.2, SEED);
    Split small = split.withTrainFraction(0.01, SEED);
    assertArrayEquals(new int[] {1, 1}, classes(20, 5).subset(small.train()).classCounts());
    assertArrayEquals(split.test(), small.test());
    Expect.error(() -> split.withTrainFraction(0, SEED), "above 0", "0.0");
    Expect.error(() -> split.withTrainFraction(1.5, SEED), "above 0 and up to 1", "1.5");
  }

  @Test
  public void folds_everyRowTestedOnce_sizesWithinOne() {
    Dataset data = classes(23, 9, 14);
    List<Split> folds = Folds.stratified(data, 5, SEED);
    assertArrayEquals(
        IntStream.range(0, 46).toArray(),
        sorted(folds.stream().map(Split::test).toArray(int[][]::new)));
    for (Split fold : folds) {
      assertArrayEquals(IntStream.range(0, 46).toArray(), sorted(fold.train(), fold.test()));
      assertWithinOne(data, fold.test(), 0.2);
      assertEquals(46 / 5.0, fold.test().length, 1);
    }
  }

  @Test
  public void folds_withValidation() {
    for (Split fold : Folds.stratified(classes(30, 30), 3, 0.25, SEED)) {
      assertEquals(20, fold.test().length);
      assertEquals(10, fold.validation().length);
      assertArrayEquals(
          IntStream.range(0, 60).toArray(), sorted(fold.train(), fold.validation(), fold.test()));
      assertArrayEquals(new int[] {5, 5}, classes(30, 30).subset(fold.validation()).classCounts());
    }
  }

  @Test
  public void folds_errors() {
    Expect.error(() -> Folds.stratified(classes(4, 4), 10, SEED), "folds is 10", "2 to 8");
    Expect.error(() -> Folds.stratified(classes(4, 4), 1, SEED), "2 to 8");
    Expect.error(() -> Folds.stratified(classes(9, 1), 5, SEED), "at least 2 rows", "\"c1\" has 1");
  }
}
