package dev.hone.app.data;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of files that other apps hold: whole or not at all, and never larger than a bound. */
public final class FileCopy {
  private FileCopy() {}

  /**
   * Copies a file into a folder of its own.
   *
   * @param folder is made where it is missing
   * @return the copy, under the file's name
   * @throws InvalidInputException if it is larger than {@link Datasets#MAX_BYTES}
   */
  public static Path into(Path folder, GivenFile file) throws IOException {
    Files.createDirectories(folder);
    Path copy = Files.createTempDirectory(folder, "file").resolve(Datasets.plainName(file.name()));
    try (InputStream in = file.open();
        OutputStream out = Files.newOutputStream(copy)) {
      write(in, out, Message.of("phone.file-large", file.name(), Datasets.MAX_BYTES >> 20));
    } catch (IOException | RuntimeException e) {
      remove(copy);
      throw e;
    }
    return copy;
  }

  /** Removes what {@link #into} made, with its folder. */
  public static void remove(Path copy) throws IOException {
    AppFiles.delete(copy.getParent());
  }

  /** Removes whatever {@link #into} made in a folder. */
  public static void removeAll(Path folder) throws IOException {
    AppFiles.delete(folder);
  }

  static void write(InputStream in, OutputStream out, Message tooLarge) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      total += count;
      if (total > Datasets.MAX_BYTES) {
        throw new InvalidInputException(tooLarge);
      }
      out.write(buffer, 0, count);
    }
  }
}
