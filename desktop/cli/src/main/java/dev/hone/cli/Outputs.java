package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.source.DataFormats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * The files that a command is to write, checked before it does any work: none may be one of its
 * inputs or another output, by whatever path, link or case; none may be a person's own file, unless
 * {@code --overwrite} says so; and it must be possible to write each.
 */
final class Outputs {
  /** Bytes in a name of most file systems. */
  private static final int MAX_NAME = 255;

  @Option(names = "--overwrite")
  private boolean overwrite;

  private final Map<String, Path> inputs = new LinkedHashMap<>();
  private final Map<String, Path> outputs = new LinkedHashMap<>();

  /**
   * Names a file that is read.
   *
   * @param source a path, or the name of something that is no file; may be null
   */
  Outputs reads(String option, Object source) {
    if (source != null) {
      try {
        inputs.put(option, Path.of(DataFormats.fileOf(source.toString())));
      } catch (InvalidPathException e) {
        // What is no path is no file, and its reader says what is wrong with it.
        return this;
      }
    }
    return this;
  }

  /**
   * Names a file to write, and checks it.
   *
   * @param path null for none
   * @throws InvalidInputException if it must not or cannot be written
   */
  Outputs writes(String option, Path path) throws IOException {
    if (path != null) {
      check(option, path);
      outputs.put(option, path);
    }
    return this;
  }

  /**
   * Checks that a file beside an output can have its name.
   *
   * @throws InvalidInputException if the name is too long
   */
  Outputs named(String option, Path path) {
    int bytes = path.getFileName().toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_NAME) {
      throw new InvalidInputException(Message.of("cli.error.long-name", option, bytes, MAX_NAME));
    }
    return this;
  }

  private void check(String option, Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new InvalidInputException(
          Message.of("cli.error.file-is-folder", option, path.toString()));
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InvalidInputException(
          Message.of("cli.error.no-folder", option, path.toString(), String.valueOf(folder)));
    }
    named(option, path);
    refuseSame(option, path);
    boolean special = Files.exists(path) && !Files.isRegularFile(path);
    // A file is replaced by another, for which its folder has to take new files.
    boolean writable =
        special ? Files.isWritable(path) : Files.isWritable(behind(path).getParent());
    boolean locked = Files.isRegularFile(path) && !Files.isWritable(path);
    if (!writable || locked) {
      throw new InvalidInputException(
          Message.of("cli.error.no-permission", option, path.toString()));
    }
    if (!overwrite && Files.isRegularFile(path) && !Products.isOurs(path)) {
      throw new InvalidInputException(
          Message.of("cli.error.not-ours", option, path.toString(), "--overwrite"));
    }
  }

  private void refuseSame(String option, Path path) throws IOException {
    for (Map.Entry<String, Path> input : inputs.entrySet()) {
      if (same(path, input.getValue())) {
        throw new InvalidInputException(
            Message.of("cli.error.output-is-input", option, path.toString(), input.getKey()));
      }
    }
    for (Map.Entry<String, Path> output : outputs.entrySet()) {
      if (same(path, output.getValue())) {
        throw new InvalidInputException(
            Message.of("cli.error.same-file", output.getKey(), option, path.toString()));
      }
    }
  }

  private static boolean same(Path a, Path b) throws IOException {
    boolean device = Files.exists(a) && !Files.isRegularFile(a) && !Files.isDirectory(a);
    if (device) {
      return false; // /dev/null takes everything
    }
    boolean both = Files.exists(a) && Files.exists(b);
    return both ? Files.isSameFile(a, b) : behind(a).equals(behind(b));
  }

  /** The file behind links, in its real folder. */
  private static Path behind(Path path) throws IOException {
    Path file = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(file) && links < 40; links++) {
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    Path folder = file.getParent();
    Path real = folder != null && Files.isDirectory(folder) ? folder.toRealPath() : folder;
    return real == null ? file : real.resolve(file.getFileName());
  }
}
