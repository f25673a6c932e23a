package dev.hone.data.csv;

import dev.hone.data.table.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How to understand a CSV file.
 *
 * @param target name of the column to predict; null for the last one
 * @param task null to infer it from the target: text, or few different whole numbers, is
 *     classification
 * @param ignore names of columns to leave out, such as identifiers
 * @param header whether the first line holds the names; null to infer it: a line of names has no
 *     number in it
 */
public record CsvOptions(String target, Task task, List<String> ignore, Boolean header) {
  public CsvOptions {
    ignore = Collections.unmodifiableList(new ArrayList<>(ignore));
  }

  /** Everything inferred. */
  public static CsvOptions defaults() {
    return new CsvOptions(null, null, Collections.emptyList(), null);
  }

  public CsvOptions withTarget(String name) {
    return new CsvOptions(name, task, ignore, header);
  }

  public CsvOptions withTask(Task forced) {
    return new CsvOptions(target, forced, ignore, header);
  }

  public CsvOptions withIgnore(List<String> names) {
    return new CsvOptions(target, task, names, header);
  }

  public CsvOptions withHeader(boolean present) {
    return new CsvOptions(target, task, ignore, present);
  }
}
