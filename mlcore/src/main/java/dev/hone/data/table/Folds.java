package dev.hone.data.table;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.sampling.ArraySampler;

/** K-fold cross-validation: every row is in exactly one test part. */
public final class Folds {
  private Folds() {}

  /** Folds without a validation part. */
  public static List<Split> stratified(Dataset dataset, int k, Seed seed) {
    return stratified(dataset, k, 0, seed);
  }

  /**
   * K splits, whose test parts have the same size within one row, also class by class.
   *
   * @param validationFraction of the rows that are not in the test part; 0 for none
   * @throws InvalidInputException if k is below 2, there are fewer rows than folds, or a class is
   *     so small that some fold could not train on it
   */
  public static List<Split> stratified(
      Dataset dataset, int k, double validationFraction, Seed seed) {
    return stratified(dataset, null, k, validationFraction, seed);
  }

  /**
   * The same, with rows that belong together in one fold, and in one part; then sizes come only
   * close.
   *
   * @param rowGroups a number for each row, the same for rows that belong together; null if each
   *     stands for itself
   */
  public static List<Split> stratified(
      Dataset dataset, int[] rowGroups, int k, double validationFraction, Seed seed) {
    Split.checkFractions(validationFraction, 0);
    if (k < 2 || k > dataset.size()) {
      throw InvalidInputException.value(
          Message.of("table.dividing", dataset.schema().name()),
          Message.of("table.folds"),
          k,
          Message.of("table.folds.allowed", dataset.size()));
    }
    if (rowGroups != null) {
      return grouped(dataset, rowGroups, k, validationFraction, seed);
    }
    int[] strata = Strata.of(dataset);
    List<int[]> groups =
        Strata.shuffled(Strata.allRows(dataset.size()), strata, seed.child("folds"));
    Strata.requireRows(
        dataset,
        groups,
        validationFraction > 0 ? 3 : 2,
        Message.of("table.strata.folds", k, dataset.schema().name()));
    int[] foldOf = new int[dataset.size()];
    int next = 0;
    for (int[] group : groups) {
      for (int row : group) {
        foldOf[row] = next++ % k;
      }
    }
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < k; fold++) {
      splits.add(split(dataset, foldOf, fold, validationFraction, seed.child(fold)));
    }
    return Collections.unmodifiableList(splits);
  }

  private static List<Split> grouped(
      Dataset dataset, int[] rowGroups, int k, double validationFraction, Seed seed) {
    int[] strata = Strata.of(dataset);
    double[] shares = new double[k];
    Arrays.fill(shares, 1.0 / k);
    int[][] tests = GroupSplit.divide(rowGroups, strata, seed.child("folds"), shares);
    List<Split> splits = new ArrayList<>();
    for (int fold = 0; fold < k; fold++) {
      int[] rest = new int[0];
      for (int other = 0; other < k; other++) {
        if (other != fold) {
          rest = Split.append(rest, tests[other], 0, tests[other].length);
        }
      }
      int[] restGroups = new int[rest.length];
      int[] restStrata = new int[rest.length];
      for (int i = 0; i < rest.length; i++) {
        restGroups[i] = rowGroups[rest[i]];
        restStrata[i] = strata[rest[i]];
      }
      int[][] places =
          GroupSplit.divide(
              restGroups, restStrata, seed.child(fold), 1 - validationFraction, validationFraction);
      splits.add(new Split(rows(rest, places[0]), rows(rest, places[1]), tests[fold], strata));
    }
    return Collections.unmodifiableList(splits);
  }

  private static int[] rows(int[] all, int[] places) {
    int[] result = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      result[i] = all[places[i]];
    }
    return result;
  }

  private static Split split(
      Dataset dataset, int[] foldOf, int fold, double validationFraction, Seed seed) {
    int size = dataset.size();
    int[] test = new int[size];
    int[] rest = new int[size];
    int tests = 0;
    int rests = 0;
    for (int row = 0; row < size; row++) {
      if (foldOf[row] == fold) {
        test[tests++] = row;
      } else {
        rest[rests++] = row;
      }
    }
    test = Split.append(new int[0], test, 0, tests);
    rest = Split.append(new int[0], rest, 0, rests);
    ArraySampler.shuffle(seed.child("order").generator(), rest);
    Split all = new Split(rest, new int[0], test, Strata.of(dataset));
    if (validationFraction == 0) {
      return all;
    }
    Split smaller = all.withTrainFraction(1 - validationFraction, seed);
    Set<Integer> kept = new HashSet<>();
    for (int row : smaller.train()) {
      kept.add(row);
    }
    int[] validation = new int[rest.length - kept.size()];
    int next = 0;
    for (int row : rest) {
      if (!kept.contains(row)) {
        validation[next++] = row;
      }
    }
    return new Split(smaller.train(), validation, test, Strata.of(dataset));
  }
}
