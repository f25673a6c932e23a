package dev.hone.base;

import java.util.Locale;

/**
 * The user's data, file, setting or specification cannot be used as it is.
 *
 * <p>The message is a sentence for the person who gave the input: what was being done, what is
 * allowed, what was received and where (file and line, field, operation). It is shown as it is,
 * without a stack trace.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidInputException(String message) {
    super(message);
  }

  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Formats as {@link String#format} does, independent of the machine's language. */
  public static InvalidInputException of(String format, Object... arguments) {
    return new InvalidInputException(String.format(Locale.ROOT, format, arguments));
  }
}
