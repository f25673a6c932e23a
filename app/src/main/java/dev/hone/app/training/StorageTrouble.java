package dev.hone.app.training;

import android.database.sqlite.SQLiteFullException;
import dev.hone.base.Message;
import java.io.File;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Paths;

/** Why something could not be written or read, as a sentence. */
final class StorageTrouble {
  /** With less free storage than this whatever fails is taken to fail for want of it. */
  private static final long LEAST_BYTES = 1 << 20;

  private StorageTrouble() {}

  /**
   * What failed, without the folders, which say nothing to a person.
   *
   * @param folder where the app writes
   */
  static Message of(Exception e, File folder) {
    boolean full = folder.getUsableSpace() < LEAST_BYTES;
    Throwable root = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      full =
          full
              || cause instanceof SQLiteFullException
              || message.contains("ENOSPC")
              || message.contains("No space left");
      root = cause;
    }
    return full ? Message.of("phone.storage-full") : Message.of("phone.storage", detail(root));
  }

  /** What failed, without the folders, which say nothing to a person. */
  private static Object detail(Throwable cause) {
    if (cause instanceof FileSystemException file && file.getFile() != null) {
      return why(String.valueOf(Paths.get(file.getFile()).getFileName()), file);
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static Message why(String name, FileSystemException cause) {
    if (cause instanceof AccessDeniedException) {
      return Message.of("phone.storage-denied", name);
    }
    if (cause instanceof NoSuchFileException) {
      return Message.of("phone.storage-missing", name);
    }
    if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
      return Message.of("phone.storage-taken", name);
    }
    return Message.of(
        "phone.storage-detail",
        name,
        cause.getReason() == null ? cause.getClass().getSimpleName() : cause.getReason());
  }
}
