package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files and folders. */
final class Folders {
  private Folders() {}

  /** The regular files below a folder, in order of name; none where there is no folder. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
    }
  }

  /** Removes a folder with all that is in it, and makes it anew. */
  static Path empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> paths = new ArrayList<>();
      try (Stream<Path> all = Files.walk(folder)) {
        all.forEach(paths::add);
      }
      Collections.reverse(paths);
      for (Path path : paths) {
        Files.delete(path);
      }
    }
    return Files.createDirectories(folder);
  }
}
