package dev.hone.data.source;

import dev.hone.base.InvalidInputException;
import dev.hone.data.text.GuardedReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * What can be seen of a file that a person named before it is read. None of it fails: whoever reads
 * the file says what is wrong with it.
 */
final class FileContent {
  private static final int MAX_BESIDE = 1000;

  private FileContent() {}

  /** Whether there is such a file, or a pipe. */
  static boolean exists(String name) {
    Path path = path(name);
    return path != null && Files.exists(path) && !Files.isDirectory(path);
  }

  static boolean isFolder(String name) {
    Path path = path(name);
    return path != null && Files.isDirectory(path);
  }

  static boolean isPath(String name) {
    return path(name) != null;
  }

  /** Null if the name cannot be one of a file. */
  private static Path path(String name) {
    try {
      return name.isEmpty() ? null : Paths.get(name);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** A file that is the same when it is opened again, as a pipe is not. */
  private static Path regular(String name) {
    Path path = path(name);
    return path != null && Files.isRegularFile(path) ? path : null;
  }

  /** The first line that is neither empty nor a remark; empty if there is none. */
  static String firstLine(String file) {
    Path path = regular(file);
    if (path == null) {
      return "";
    }
    try (BufferedReader reader = new BufferedReader(GuardedReader.open(path))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String text = line.trim();
        if (!text.isEmpty() && !text.startsWith("%") && !text.startsWith("#")) {
          return text;
        }
      }
      return "";
    } catch (InvalidInputException | IOException e) {
      return "";
    }
  }

  /** Whether it is an archive with the parts of a workbook in it. */
  static boolean isWorkbook(String file) {
    Path path = regular(file);
    if (path == null || !startsAsArchive(path)) {
      return false;
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().startsWith("xl/"));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean startsAsArchive(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 'P' && in.read() == 'K' && in.read() == 3 && in.read() == 4;
    } catch (IOException e) {
      return false;
    }
  }

  /** The files beside what was named, by the names that lead to them. */
  static List<String> beside(String name) {
    List<String> names = new ArrayList<>();
    Path path = path(name);
    Path folder = path == null ? null : path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return names;
    }
    int start = name.length() - path.getFileName().toString().length();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && names.size() < MAX_BESIDE) {
          names.add(name.substring(0, start) + file.getFileName());
        }
      }
    } catch (IOException | SecurityException e) {
      return List.of();
    }
    return names;
  }
}
