package dev.hone.data.source;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import java.util.List;

/**
 * One form that data come in. {@link DataFormats} lists them all; nothing else names one. The
 * parameters of its card are the options that it takes beside target and task.
 */
public interface DataFormat {
  Card card();

  /** Whether what a person named is of this format, judged by the name alone. */
  boolean recognises(String source);

  /** What may be written to name data of this format: texts, or messages like FILE.csv. */
  List<?> examples();

  /**
   * Rows to learn from.
   *
   * @param seed from which generated data is drawn
   * @throws InvalidInputException if there is no such data, it cannot be used, or an option does
   *     not apply to it
   */
  LoadedData load(String source, DataSource.Options options, Seed seed);
}
