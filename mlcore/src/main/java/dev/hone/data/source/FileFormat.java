package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.csv.CsvData;
import dev.hone.data.table.Schema;
import dev.hone.data.text.GuardedReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Locale;

/** A format of files of text, recognised by the ending of their names. */
public abstract class FileFormat implements DataFormat {
  /** How the names of such files end, in lower case; the usual one first: {@code .csv}. */
  public abstract List<String> endings();

  /**
   * What the app's file chooser asks for to offer such files; empty if the app does not offer them.
   */
  public abstract List<String> mimeTypes();

  /** Whether such files say themselves what is to be predicted, and take no options. */
  public abstract boolean hasOwnTarget();

  /** Rows to learn from; the reader is closed. */
  abstract LoadedData load(GuardedReader in, DataSource.Options options);

  /** Rows for a model; the reader is closed. */
  abstract CsvData rows(GuardedReader in, Schema schema);

  @Override
  public final boolean recognises(String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    return endings().stream().anyMatch(lower::endsWith);
  }

  @Override
  public final List<Message> examples() {
    return List.of(Message.of("source.file", endings().get(0)));
  }

  @Override
  public final LoadedData load(String source, DataSource.Options options, Seed seed) {
    return load(open(source), options);
  }

  /**
   * Rows for a model that was trained on data of this schema.
   *
   * @throws InvalidInputException with file and line, if the rows do not fit the schema
   */
  public final CsvData rows(String source, Schema schema) {
    return rows(open(source), schema);
  }

  private static GuardedReader open(String file) {
    Path path;
    try {
      path = Paths.get(file);
    } catch (InvalidPathException e) {
      throw new InvalidInputException(Message.of("source.file-name", file), e);
    }
    return GuardedReader.open(path);
  }
}
