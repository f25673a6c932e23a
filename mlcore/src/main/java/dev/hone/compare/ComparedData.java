package dev.hone.compare;

import dev.hone.data.table.Reading;
import dev.hone.trained.Scatter;

/**
 * The data that arms were compared on.
 *
 * @param name of the data
 * @param rows how many there were for what
 * @param points rows to draw over decision boundaries, or null
 * @param reading what the data were taken for; null in a result of a version that did not keep it
 */
public record ComparedData(String name, RowCounts rows, Scatter points, Reading reading) {}
