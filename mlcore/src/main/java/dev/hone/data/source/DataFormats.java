package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Nearest;
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
   * @throws InvalidInputException if there is neither, with what can be named, and a name that is
   *     near
   */
  public static DataFormat of(String source) {
    for (DataFormat format : all()) {
      if (!(format instanceof FileFormat) && format.recognises(source)) {
        return format;
      }
    }
    String file = fileOf(source);
    boolean named = files().stream().anyMatch(format -> format.recognises(source));
    if (named && !FileContent.isPath(file)) {
      throw new InvalidInputException(Message.of("source.file-name", file));
    }
    if (FileContent.isFolder(file)) {
      throw new InvalidInputException(Message.of("text.folder", file));
    }
    if (FileContent.exists(file)) {
      return ofFile(source);
    }
    if (Catalogue.isGone(source)) {
      throw new InvalidInputException(Message.of("source.gone", source));
    }
    List<String> near = new ArrayList<>();
    Catalogue.list().forEach(entry -> near.add(entry.name()));
    near.addAll(FileContent.beside(file));
    throw new InvalidInputException(
        Nearest.hinted(
            named
                ? Message.of("text.no-file", file)
                : Message.of("source.no-file", source, examples()),
            file,
            near));
  }

  /**
   * The format of a file by its ending; where that says nothing or only that it is text, by what is
   * in it. A table where nothing speaks.
   *
   * @throws InvalidInputException if it is a workbook, which cannot be read here
   */
  public static FileFormat ofFile(String file) {
    FileFormat table = files().get(0);
    for (FileFormat format : files()) {
      if (format != table && format.recognises(file)) {
        return format;
      }
    }
    if (WorkbookFormat.names(file) || FileContent.isWorkbook(file)) {
      if (workbooks == null) {
        throw new InvalidInputException(Message.of("source.xlsx", file));
      }
      return workbooks;
    }
    String line = FileContent.firstLine(file);
    for (FileFormat format : files()) {
      if (format.looksLike(line)) {
        return format;
      }
    }
    return table;
  }

  /** The file that a person named, without the sheet of a workbook behind it. */
  public static String fileOf(String source) {
    return FileContent.exists(source) ? source : WorkbookFormat.file(source);
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
