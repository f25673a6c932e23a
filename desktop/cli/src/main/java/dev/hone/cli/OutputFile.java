package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
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
      throw new InvalidInputException(
          Message.of("cli.error.file-is-folder", option, path.toString()));
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InvalidInputException(
          Message.of("cli.error.no-folder", option, path.toString(), String.valueOf(folder)));
    }
    boolean writable = Files.exists(path) ? Files.isWritable(path) : Files.isWritable(folder);
    if (!writable) {
      throw new InvalidInputException(
          Message.of("cli.error.no-permission", option, path.toString()));
    }
  }
}
