package dev.hone.compare;

import dev.hone.data.table.Reading;
import dev.hone.trained.Scatter;

/**
 * The data that arms were compared on.
 *
 * @param name of the data
 * @param rows how many there were for what
 * @param fresh whether every repeat drew data of its own (generated data), so that repeats share no
 *     rows
 * @param points rows to draw over decision boundaries, or null
 * @param reading what the data were taken for; null in a result of a version that did not keep it
 */
public record ComparedData(
    String name, RowCounts rows, boolean fresh, Scatter points, Reading reading) {
  /** Test rows over all other rows, or 0 when repeats share none: what intervals are widened by. */
  double correction() {
    return fresh ? 0 : (double) rows.test() / rows.pool();
  }
}
