package dev.hone.data.csv;

import dev.hone.base.Message;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import java.util.List;

/**
 * What was read from a table.
 *
 * @param dataset the rows
 * @param reading what the table was taken for, with remarks
 * @param groups a number for each row; rows with the same one stay together in a split. Null where
 *     each row stands for itself
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record CsvData(Dataset dataset, Reading reading, int[] groups) {
  /** What its user should know, a sentence each. */
  public List<Message> notes() {
    return reading.remarks();
  }
}
