package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Faults of a path to write to, found before work is spent on what should go there. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Checks that a file can be written; null is no file.
   *
   * @throws InvalidInputException if the path is a folder, or its folder is missing or not writable
   */
  static void check(String option, Path path) {
    if (path == null) {
      return;
    }
    if (Files.isDirectory(path)) {
      throw InvalidInputException.of(
          "%s should name a file to write, but %s is a folder", option, path);
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw InvalidInputException.of(
          "%s: cannot write %s, because there is no folder %s", option, path, folder);
    }
    boolean writable = Files.exists(path) ? Files.isWritable(path) : Files.isWritable(folder);
    if (!writable) {
      throw InvalidInputException.of("%s: no permission to write %s", option, path);
    }
  }
}
