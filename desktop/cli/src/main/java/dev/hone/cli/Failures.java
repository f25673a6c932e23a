package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** What a failed command tells, and the exit code it ends with. */
final class Failures {
  /** What operating systems say, and what of {@code cli.io.reason} says it. */
  private static final Map<String, String> REASONS =
      Map.of(
          "Is a directory", "directory",
          "Input/output error", "error",
          "No space left on device", "full",
          "File name too long", "long",
          "Not a directory", "no-directory",
          "Too many open files", "open",
          "Disk quota exceeded", "quota",
          "Read-only file system", "read-only");

  private Failures() {}

  static int handle(Exception e, Console console) throws IOException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Terminal.Lost lost) {
        return Hone.lost(lost, console.language());
      }
    }
    if (e instanceof CancellationException) {
      console.tell("cli.interrupted");
      return Hone.INTERRUPTED;
    }
    if (e instanceof InvalidInputException invalid) {
      console.fail(invalid.said());
      return Hone.BAD_INPUT;
    }
    if (e instanceof UncheckedIOException || e instanceof IOException) {
      console.fail(
          said(e instanceof UncheckedIOException ? (IOException) e.getCause() : (IOException) e));
      return Hone.BAD_INPUT;
    }
    Path trace = Files.createTempFile("hone-error-", ".txt");
    try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(trace))) {
      e.printStackTrace(writer);
    }
    console.fail(Message.of("cli.fault", e.toString()));
    console.tell("cli.fault.details", trace.toString());
    return Hone.INTERNAL_ERROR;
  }

  /** What a failed reading or writing says. */
  static Message said(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return Message.of("cli.io.missing", missing.getFile());
    }
    if (e instanceof AccessDeniedException denied) {
      return Message.of("cli.io.denied", denied.getFile());
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return Message.of("cli.io.file", system.getFile(), reason(system.getReason()));
    }
    return Message.of("cli.io.other", reason(String.valueOf(e.getMessage())));
  }

  private static Message reason(String text) {
    String key = REASONS.get(text);
    return key == null ? Message.plain(text) : Message.of("cli.io.reason." + key);
  }
}
