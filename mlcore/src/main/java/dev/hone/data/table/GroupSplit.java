package dev.hone.data.table;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.sampling.ArraySampler;

/**
 * Deals whole groups of rows out to parts, so that no group is in two of them, and the parts come
 * close to their shares of the rows and of each class: the largest groups first, each to the part
 * that lacks most of its rows.
 */
final class GroupSplit {
  private GroupSplit() {}

  /**
   * Rows for each part.
   *
   * @param groups a number for each row
   * @param strata a class for each row
   * @param shares of the parts, summing to 1; a part of share 0 stays empty
   * @throws InvalidInputException if there are fewer groups than parts
   */
  static int[][] divide(int[] groups, int[] strata, Seed seed, double... shares) {
    List<int[]> units = units(groups);
    int wanted = 0;
    for (double share : shares) {
      wanted += share > 0 ? 1 : 0;
    }
    if (units.size() < wanted) {
      throw new InvalidInputException(Message.of("table.split.groups", units.size(), wanted));
    }
    int[] order = Strata.allRows(units.size());
    ArraySampler.shuffle(seed.child("groups").generator(), order);
    List<int[]> shuffled = new ArrayList<>();
    for (int unit : order) {
      shuffled.add(units.get(unit));
    }
    shuffled.sort((a, b) -> Integer.compare(b.length, a.length));
    int classes = Arrays.stream(strata).max().orElse(0) + 1;
    double[][] lacking = lacking(strata, classes, shares);
    int[] partOf = new int[shuffled.size()];
    int[] unitsIn = new int[shares.length];
    for (int i = 0; i < shuffled.size(); i++) {
      int part = part(shuffled.get(i), strata, lacking, shares, unitsIn, shuffled.size() - i);
      partOf[i] = part;
      unitsIn[part]++;
      for (int row : shuffled.get(i)) {
        lacking[part][strata[row]]--;
      }
    }
    int[][] parts = new int[shares.length][0];
    for (int part = 0; part < shares.length; part++) {
      for (int i = 0; i < shuffled.size(); i++) {
        if (partOf[i] == part) {
          parts[part] = Split.append(parts[part], shuffled.get(i), 0, shuffled.get(i).length);
        }
      }
      ArraySampler.shuffle(seed.child("order of part").child(part).generator(), parts[part]);
    }
    return parts;
  }

  private static List<int[]> units(int[] groups) {
    Map<Integer, Integer> sizes = new LinkedHashMap<>();
    for (int group : groups) {
      sizes.merge(group, 1, Integer::sum);
    }
    Map<Integer, int[]> units = new LinkedHashMap<>();
    Map<Integer, Integer> next = new LinkedHashMap<>();
    sizes.forEach((group, size) -> units.put(group, new int[size]));
    for (int row = 0; row < groups.length; row++) {
      int place = next.merge(groups[row], 1, Integer::sum) - 1;
      units.get(groups[row])[place] = row;
    }
    return new ArrayList<>(units.values());
  }

  private static double[][] lacking(int[] strata, int classes, double[] shares) {
    double[][] lacking = new double[shares.length][classes];
    for (int stratum : strata) {
      for (int part = 0; part < shares.length; part++) {
        lacking[part][stratum] += shares[part];
      }
    }
    return lacking;
  }

  /** The part that lacks most of a group's rows; an empty one where the groups run out. */
  private static int part(
      int[] unit, int[] strata, double[][] lacking, double[] shares, int[] unitsIn, int left) {
    int empty = 0;
    for (int part = 0; part < shares.length; part++) {
      empty += shares[part] > 0 && unitsIn[part] == 0 ? 1 : 0;
    }
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int part = 0; part < shares.length; part++) {
      boolean open = shares[part] > 0 && (left > empty || unitsIn[part] == 0);
      if (!open) {
        continue;
      }
      double lacks = 0;
      for (int row : unit) {
        lacks += lacking[part][strata[row]];
      }
      if (lacks > most) {
        most = lacks;
        best = part;
      }
    }
    return best;
  }
}
