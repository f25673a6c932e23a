package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Nearest;
import dev.hone.base.Registry;
import dev.hone.data.text.GuardedReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All forms that data come in. To add one: a file with a {@link DataFormat}, and a line here. */
public final class DataFormats {
  static final String KIND = "data-format";

  private static final int MAX_NEAR = 1000;

  private static final Registry<DataFormat> ALL =
      new Registry<>(
          KIND,
          List.of(
              line(new BuiltIn()), // names come before files
              line(new CsvFormat()), // also reads files of no known ending
              line(new TimeSeriesFormat()),
              line(new ArffFormat()),
              line(new LibsvmFormat())));

  private static volatile WorkbookFormat workbooks;

  private DataFormats() {}

  private static Registry.Entry<DataFormat> line(DataFormat format) {
    return Registry.Entry.of(format.card(), values -> format);
  }

  /** Has workbooks read, which needs what phones lack; call it before anything is read. */
  public static void readWorkbooks(WorkbookReader reader) {
    workbooks = new WorkbookFormat(reader);
  }

  /** All formats, in the order in which they are asked whether they recognise a name. */
  public static List<DataFormat> all() {
    List<DataFormat> all = new ArrayList<>();
    for (String key : ALL.names()) {
      all.add(ALL.parse(key));
    }
    if (workbooks != null) {
      all.add(workbooks);
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
   * The format of what a person named: a built-in set by its name, a file by its ending or else by
   * what is in it.
   *
   * @throws InvalidInputException if there is neither, listing what can be named
   */
  public static DataFormat of(String source) {
    for (DataFormat format : all()) {
      if (format.recognises(source)) {
        return format;
      }
    }
    if (isFile(source)) {
      return ofFile(source);
    }
    if (Catalogue.isGone(source)) {
      throw new InvalidInputException(Message.of("source.gone", source));
    }
    List<String> near = new ArrayList<>();
    Catalogue.list().forEach(entry -> near.add(entry.name()));
    near.addAll(files(source));
    throw new InvalidInputException(
        Nearest.hinted(Message.of("source.no-file", source, examples()), source, near));
  }

  /** The format of a file by its name, else by what is in it; a table where nothing speaks. */
  public static FileFormat ofFile(String file) {
    for (FileFormat format : files()) {
      if (format.recognises(file)) {
        return format;
      }
    }
    if (WorkbookFormat.names(file)) {
      throw new InvalidInputException(Message.of("source.xlsx", file));
    }
    String line = isFile(file) ? firstLine(file) : "";
    for (FileFormat format : files()) {
      if (format.looksLike(line)) {
        return format;
      }
    }
    return files().get(0);
  }

  private static boolean isFile(String source) {
    try {
      return Files.exists(Paths.get(source)) && !Files.isDirectory(Paths.get(source));
    } catch (InvalidPathException e) {
      return false; // what is no path is no file
    }
  }

  /** The first line that is neither empty nor a remark; empty if the file cannot be read so. */
  private static String firstLine(String file) {
    try (BufferedReader reader = new BufferedReader(GuardedReader.open(Paths.get(file)))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String text = line.trim();
        if (!text.isEmpty() && !text.startsWith("%") && !text.startsWith("#")) {
          return text;
        }
      }
      return "";
    } catch (InvalidInputException | IOException e) {
      return ""; // whoever reads the file says what is wrong with it
    }
  }

  /** The files beside what was named, by the names that lead to them. */
  private static List<String> files(String source) {
    List<String> names = new ArrayList<>();
    try {
      Path folder = Paths.get(source).toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        return names;
      }
      int start = source.length() - Paths.get(source).getFileName().toString().length();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          if (Files.isRegularFile(file) && names.size() < MAX_NEAR) {
            names.add(source.substring(0, start) + file.getFileName());
          }
        }
      }
    } catch (InvalidPathException | IOException | SecurityException e) {
      return List.of(); // a hint is no reason to fail otherwise
    }
    return names;
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
