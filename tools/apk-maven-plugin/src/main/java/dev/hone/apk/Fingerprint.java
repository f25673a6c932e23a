package dev.hone.apk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What a step of the build was made from, so that it is left out when nothing changed. */
final class Fingerprint {
  private final List<String> lines = new ArrayList<>();

  /** Adds a setting. */
  Fingerprint add(String name, Object value) {
    lines.add(name + "=" + value);
    return this;
  }

  /** Adds files, and folders with all that is in them, by path, size and time of change. */
  Fingerprint addFiles(Collection<Path> paths) {
    paths.forEach(this::addFile);
    return this;
  }

  Fingerprint addFile(Path path) {
    if (!Files.exists(path)) {
      lines.add(path + " absent");
      return this;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        lines.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Whether every output is there and was made from just these inputs. */
  boolean matches(Path record, Path... outputs) throws IOException {
    for (Path output : outputs) {
      if (!Files.exists(output)) {
        return false;
      }
    }
    return Files.exists(record) && Files.readString(record).equals(text());
  }

  /** Remembers these inputs, after the outputs were written. */
  void write(Path record) throws IOException {
    Files.createDirectories(record.getParent());
    Files.write(record, text().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    return String.join("\n", lines) + "\n";
  }
}
