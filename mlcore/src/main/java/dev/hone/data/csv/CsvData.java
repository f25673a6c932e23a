package dev.hone.data.csv;

import dev.hone.base.Message;
import dev.hone.data.table.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What was read from a CSV file.
 *
 * @param dataset the rows
 * @param notes what the reader decided that its user should know, a sentence each: rows left out,
 *     no header, unknown levels
 */
public record CsvData(Dataset dataset, List<Message> notes) {
  public CsvData {
    notes = Collections.unmodifiableList(new ArrayList<>(notes));
  }
}
