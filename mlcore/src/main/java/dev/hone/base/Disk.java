package dev.hone.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The operations by which Hone changes files that it will read again. All go through here, so that
 * a test can end the process, as it were, between any two of them.
 */
public final class Disk {
  /** Told before each operation. */
  @FunctionalInterface
  public interface Watch {
    void before(String operation, Path file) throws IOException;
  }

  private static volatile Watch watch;

  private Disk() {}

  /** For tests: who is told before each operation; null for nobody. */
  public static void watch(Watch by) {
    watch = by;
  }

  private static void tell(String operation, Path file) throws IOException {
    Watch told = watch;
    if (told != null) {
      told.before(operation, file);
    }
  }

  /** Opens a file that is not there yet, to write it. */
  static FileChannel create(Path file) throws IOException {
    tell("create", file);
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Gives a file another name at once; what had that name is gone. */
  static void rename(Path from, Path to) throws IOException {
    tell("rename", to);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes a folder and those above it. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      tell("create folder", folder);
      Files.createDirectories(folder);
    }
  }

  /** Removes a file or an empty folder, if it is there. */
  public static void delete(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      tell("delete", file);
      Files.deleteIfExists(file);
    }
  }
}
