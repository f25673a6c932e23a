package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.table.Reading;
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

  /**
   * Whether a line, the first that is not empty, speaks for this format; for files whose name does
   * not.
   */
  boolean looksLike(String line) {
    return false;
  }

  /** Whether such files say themselves what is to be predicted, and take no options. */
  public abstract boolean hasOwnTarget();

  /** Rows to learn from; the reader is closed. */
  abstract LoadedData load(GuardedReader in, DataSource.Options options);

  /** Rows for a model; the reader is closed. */
  abstract CsvData rows(GuardedReader in, Schema schema, Reading training, TableOptions options);

  @Override
  public final boolean recognises(String source) {
    return recognisesFile(source);
  }

  /** Whether a name is that of a file of this format: by its ending. */
  boolean recognisesFile(String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    String unpacked = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    return endings().stream().anyMatch(unpacked::endsWith);
  }

  @Override
  public final List<Message> examples() {
    return List.of(Message.of("source.file", endings().get(0)));
  }

  @Override
  public final LoadedData load(String source, DataSource.Options options, Seed seed) {
    GuardedReader in = open(source, options.table());
    return load(in, options);
  }

  /**
   * Rows for a model that was trained on data of this schema.
   *
   * @param training how those data were read
   * @param options of the form of this file
   * @throws InvalidInputException with file and line, if the rows do not fit the schema
   */
  public final CsvData rows(String source, Schema schema, Reading training, TableOptions options) {
    return rows(open(source, options), schema, training, options);
  }

  private GuardedReader open(String file, TableOptions options) {
    Path path;
    try {
      path = Paths.get(file);
    } catch (InvalidPathException e) {
      throw new InvalidInputException(Message.of("source.file-name", file), e);
    }
    GuardedReader in = open(path, options);
    return options.rows() > 0 ? in.withoutLimit() : in;
  }

  /** The file as text. */
  GuardedReader open(Path path, TableOptions options) {
    return GuardedReader.open(path, options.form().encoding());
  }
}
