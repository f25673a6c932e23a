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

  private static final Watch NOBODY = (operation, file) -> {};
  private static final ThreadLocal<Watch> WATCH = ThreadLocal.withInitial(() -> NOBODY);

  private Disk() {}

  /** For tests: who is told before each operation of this thread; null for nobody. */
  public static void watch(Watch watch) {
    WATCH.set(watch == null ? NOBODY : watch);
  }

  /** Opens a file that is not there yet, to write it. */
  static FileChannel create(Path file) throws IOException {
    WATCH.get().before("create", file);
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Gives a file another name at once; what had that name is gone. */
  static void rename(Path from, Path to) throws IOException {
    WATCH.get().before("rename", to);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes a folder and those above it. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      WATCH.get().before("create folder", folder);
      Files.createDirectories(folder);
    }
  }

  /** Removes a file or an empty folder, if it is there. */
  public static void delete(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      WATCH.get().before("delete", file);
      Files.deleteIfExists(file);
    }
  }
}
