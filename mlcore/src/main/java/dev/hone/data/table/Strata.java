package dev.hone.data.table;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.ArraySampler;

/** The groups that a stratified division treats one by one. */
public final class Strata {
  private Strata() {}

  /**
   * The stratum of each row: its class, or 0 where there is no one class for a row (regression, or
   * a target for each step).
   */
  static int[] of(Dataset dataset) {
    Schema schema = dataset.schema();
    return schema.task() == Task.CLASSIFICATION && !schema.targetPerStep()
        ? dataset.labels()
        : new int[dataset.size()];
  }

  /**
   * The given rows by stratum, each group shuffled by its own stream; empty groups are left out.
   */
  static List<int[]> shuffled(int[] rows, int[] strata, Seed seed) {
    int highest = 0;
    for (int row : rows) {
      highest = Math.max(highest, strata[row]);
    }
    int[] counts = new int[highest + 1];
    for (int row : rows) {
      counts[strata[row]]++;
    }
    List<int[]> groups = new ArrayList<>();
    for (int stratum = 0; stratum <= highest; stratum++) {
      if (counts[stratum] == 0) {
        continue;
      }
      int[] group = new int[counts[stratum]];
      int next = 0;
      for (int row : rows) {
        if (strata[row] == stratum) {
          group[next++] = row;
        }
      }
      groups.add(ArraySampler.shuffle(seed.child(stratum).generator(), group));
    }
    return groups;
  }

  /**
   * @throws InvalidInputException if a group has fewer rows than each group needs
   */
  static void requireRows(Dataset dataset, List<int[]> groups, int needed, Message action) {
    int[] strata = of(dataset);
    for (int[] group : groups) {
      if (group.length >= needed) {
        continue;
      }
      throw new InvalidInputException(
          groups.size() > 1
              ? Message.of(
                  "table.strata.class",
                  action,
                  needed,
                  dataset.schema().classNames().get(strata[group[0]]),
                  group.length)
              : Message.of("table.strata.set", action, needed, group.length));
    }
  }

  public static int[] allRows(int size) {
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = i;
    }
    return rows;
  }
}
