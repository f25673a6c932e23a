package dev.hone.base;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file whole or not at all: to a temporary name in its folder, synced to the disk, then
 * renamed. A link is followed, and who may read a file stays as it was.
 */
public final class AtomicFile {
  /** How temporary files are called: no name that a person gives. */
  public static final String TEMPORARY = "\\.hone-[0-9a-f]{16}\\.tmp";

  private AtomicFile() {}

  /** Writes the content of a file to a stream that the caller closes. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces {@code target} with the content. When this throws, {@code target} is as it was before
   * and the temporary file is gone.
   *
   * @throws IOException naming the file, if the folder is missing or not writable, or the disk is
   *     full
   */
  public static void write(Path target, Content content) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // A device or pipe is written to, never replaced.
      try (OutputStream out = Files.newOutputStream(target)) {
        content.writeTo(out);
      } catch (IOException e) {
        throw named(target, e);
      }
      return;
    }
    Path file = behindLinks(target);
    String name =
        String.format(Locale.ROOT, ".hone-%016x.tmp", ThreadLocalRandom.current().nextLong());
    Path temporary = file.resolveSibling(name);
    try {
      try (FileChannel channel = Disk.create(temporary);
          OutputStream out = Channels.newOutputStream(channel)) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      keepPermissions(file, temporary);
      Disk.rename(temporary, file);
    } catch (IOException e) {
      throw named(target, e);
    } finally {
      Disk.delete(temporary);
    }
  }

  /** The file that a link stands for, even if it is not there yet. */
  private static Path behindLinks(Path target) throws IOException {
    Path file = target;
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links > 40) {
        throw new FileSystemLoopException(target.toString());
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file;
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView there = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (Files.exists(from) && there != null) {
      there.setPermissions(Files.getPosixFilePermissions(from));
    }
  }

  /** With the file's name: the system says only that there is no space left. */
  private static IOException named(Path target, IOException e) {
    if (e instanceof FileSystemException system && system.getReason() == null) {
      return e;
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    FileSystemException named = new FileSystemException(target.toString(), null, reason);
    named.initCause(e);
    return named;
  }
}
