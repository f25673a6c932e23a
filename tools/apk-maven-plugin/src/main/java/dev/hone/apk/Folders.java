package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
    remove(folder);
    return Files.createDirectories(folder);
  }

  /** Removes what lies in a folder, whole folders too, but for what is to be kept. */
  static void keepOnly(Set<Path> kept, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> children;
    try (Stream<Path> all = Files.list(folder)) {
      children = all.collect(Collectors.toList());
    }
    for (Path child : children) {
      if (!kept.contains(child)) {
        remove(child);
      }
    }
  }

  /**
   * Puts a file in the place of an older one, unless both hold the same: then the older stays, and
   * with it its time of change, so that nothing is built again from it.
   */
  static void replace(Path written, Path file) throws IOException {
    if (Files.exists(file) && Files.mismatch(written, file) == -1) {
      Files.delete(written);
    } else {
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void remove(Path folder) throws IOException {
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
  }
}
