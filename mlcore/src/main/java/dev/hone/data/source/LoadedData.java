package dev.hone.data.source;

import dev.hone.base.Message;
import dev.hone.data.csv.CsvData;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Split;
import java.util.List;

/**
 * A data set ready to be split.
 *
 * @param dataset the rows
 * @param difficulty at which regularisation matters; null if nobody knows (files)
 * @param series whether the rows are windows of one series: then split with {@link Split#rolling},
 *     never at random
 * @param gap windows to leave out between the parts of a rolling split; 0 when it is no series
 * @param reading what the data were taken for, with remarks
 * @param groups a number for each row; rows with the same one stay in the same part of a split.
 *     Null where each row stands for itself
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record LoadedData(
    Dataset dataset,
    Difficulty difficulty,
    boolean series,
    int gap,
    Reading reading,
    int[] groups) {
  /** Rows of a file, each for itself or in groups. */
  static LoadedData of(CsvData data) {
    return new LoadedData(data.dataset(), null, false, 0, data.reading(), data.groups());
  }

  /** Data in their final form. */
  static LoadedData of(Dataset dataset, Difficulty difficulty, Reading.Source source) {
    return new LoadedData(dataset, difficulty, false, 0, Reading.of(dataset, source), null);
  }

  /** The same with further remarks. */
  LoadedData with(List<Message> notes) {
    return new LoadedData(dataset, difficulty, series, gap, reading.with(notes), groups);
  }

  /** What the reader decided that its user should know, a sentence each. */
  public List<Message> notes() {
    return reading.remarks();
  }
}
