package dev.hone.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The user's data, file, setting or specification cannot be used as it is.
 *
 * <p>The message is a sentence for the person who gave the input: what was being done, what is
 * allowed, what was received and where (file and line, field, operation). It is shown as it is,
 * without a stack trace; {@link #said} puts it into the reader's language.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_SHOWN = 60;

  private final transient Message said;

  public InvalidInputException(Message said) {
    super(said.toString());
    this.said = said;
  }

  public InvalidInputException(Message said, Throwable cause) {
    super(said.toString(), cause);
    this.said = said;
  }

  /**
   * The one shape for a wrong value: "WHERE: FIELD is X; allowed are Y". A text received is shown
   * in quotes; where the allowed values are a collection of texts and one is near, the sentence
   * ends with "did you mean".
   *
   * @param where the thing or place that has the field: a text or message
   * @param field a text or message
   * @param received a text, number, message, enum constant, or null where nothing was given
   * @param allowed a text, message, {@link Range} or collection
   */
  public static InvalidInputException value(
      Object where, Object field, Object received, Object allowed) {
    return new InvalidInputException(
        hinted(
            Message.of("error.value", where, field, shown(received), allowedSaid(allowed)),
            received,
            allowed));
  }

  /** The same without a place: "FIELD is X; allowed are Y". */
  public static InvalidInputException value(Object field, Object received, Object allowed) {
    return new InvalidInputException(
        hinted(
            Message.of("error.value.alone", field, shown(received), allowedSaid(allowed)),
            received,
            allowed));
  }

  /** What {@link #getMessage} says in English, for any language. */
  public Message said() {
    return said;
  }

  private static Object shown(Object received) {
    if (received == null) {
      return Message.of("value.missing");
    }
    if (received instanceof Number || received instanceof Message || received instanceof List) {
      return received;
    }
    if (received instanceof String text) {
      return Message.of(
          "value.quoted", text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text);
    }
    return received instanceof Enum<?> constant
        ? JsonFields.jsonName(constant)
        : received.toString();
  }

  private static Object allowedSaid(Object allowed) {
    return allowed instanceof Range range ? range.allowed() : allowed;
  }

  private static Message hinted(Message message, Object received, Object allowed) {
    if (!(received instanceof String text && allowed instanceof Collection<?> collection)) {
      return message;
    }
    List<String> names = new ArrayList<>();
    for (Object name : collection) {
      if (name instanceof String string) {
        names.add(string);
      }
    }
    return Nearest.hinted(message, text, names);
  }
}
