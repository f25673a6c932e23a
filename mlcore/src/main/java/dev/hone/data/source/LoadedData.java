package dev.hone.data.source;

import dev.hone.base.Message;
import dev.hone.data.table.Dataset;
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
 * @param notes what the reader decided that its user should know, a sentence each
 */
public record LoadedData(
    Dataset dataset, Difficulty difficulty, boolean series, int gap, List<Message> notes) {
  public LoadedData {
    notes = List.copyOf(notes);
  }
}
