package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Registry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All forms that data come in. To add one: a file with a {@link DataFormat}, and a line here. */
public final class DataFormats {
  static final String KIND = "data-format";

  private static final Registry<DataFormat> ALL =
      new Registry<>(
          KIND,
          List.of(
              line(new BuiltIn()), // names come before files
              line(new CsvFormat()), // also reads files of no known ending
              line(new TimeSeriesFormat()),
              line(new ArffFormat())));

  private DataFormats() {}

  private static Registry.Entry<DataFormat> line(DataFormat format) {
    return Registry.Entry.of(format.card(), values -> format);
  }

  /** All formats, in the order in which they are asked whether they recognise a name. */
  public static List<DataFormat> all() {
    List<DataFormat> all = new ArrayList<>();
    for (String key : ALL.names()) {
      all.add(ALL.parse(key));
    }
    return all;
  }

  /** The formats of files. */
  public static List<FileFormat> files() {
    List<FileFormat> files = new ArrayList<>();
    for (DataFormat format : all()) {
      if (format instanceof FileFormat file) {
        files.add(file);
      }
    }
    return files;
  }

  /**
   * The format of what a person named.
   *
   * @throws InvalidInputException if none recognises it, listing what can be named
   */
  public static DataFormat of(String source) {
    for (DataFormat format : all()) {
      if (format.recognises(source)) {
        return format;
      }
    }
    throw InvalidInputException.value(Message.of("source.data"), source, examples());
  }

  /** The format of a file by its name; the first of files where no format has its ending. */
  public static FileFormat ofFile(String file) {
    for (FileFormat format : files()) {
      if (format.recognises(file)) {
        return format;
      }
    }
    return files().get(0);
  }

  /** What may be named: {@code iris}, …, {@code FILE.csv}, …. */
  public static List<Object> examples() {
    List<Object> examples = new ArrayList<>();
    all().forEach(format -> examples.addAll(format.examples()));
    return examples;
  }

  /** {@code FILE.csv}, …. */
  public static List<Message> fileExamples() {
    List<Message> examples = new ArrayList<>();
    files().forEach(format -> examples.addAll(format.examples()));
    return examples;
  }

  /** What the app's file chooser asks for. */
  public static List<String> mimeTypes() {
    Set<String> types = new LinkedHashSet<>();
    files().forEach(format -> types.addAll(format.mimeTypes()));
    return List.copyOf(types);
  }

  /**
   * A name under which the app keeps a file so that it is read as what it is: the name itself if a
   * format that the app offers recognises it, else with the ending of the first that it offers.
   */
  public static String offeredName(String name) {
    String ending = null;
    for (FileFormat format : files()) {
      if (!format.mimeTypes().isEmpty()) {
        if (format.recognises(name)) {
          return name;
        }
        ending = ending == null ? format.endings().get(0) : ending;
      }
    }
    return name + ending;
  }
}
