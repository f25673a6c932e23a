package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Nearest;
import java.util.List;

/**
 * What is trained of a base, and from where.
 *
 * @param layers of {@link Kind#LAST}: how many layers, from the end; else 0
 */
public record Way(Kind kind, int layers) {
  /** The ways by their names. */
  public enum Kind {
    /** The base as it is. */
    NONE,
    /** The base's architecture from drawn weights. */
    SCRATCH,
    /** A new output layer on the base's other layers, which are frozen. */
    HEAD,
    /** The last layers from the base's weights; the others are frozen. */
    LAST,
    /** All layers from the base's weights. */
    ALL,
    /**
     * All layers, the hidden ones from layer-wise unsupervised pre-training on the user's rows; see
     * {@link Pretraining}.
     */
    PRETRAIN
  }

  private static final List<String> NAMES =
      List.of("none", "scratch", "head", "last=1", "all", "pretrain");

  public Way {
    if ((kind == Kind.LAST) != (layers != 0) || layers < 0) {
      throw InvalidInputException.of(
          "last=K trains the last K layers; allowed are 1 or more, received %d", layers);
    }
  }

  /** A way that needs no number. */
  public static Way of(Kind kind) {
    return new Way(kind, 0);
  }

  /**
   * Reads {@code none}, {@code scratch}, {@code head}, {@code last=2}, {@code all}, {@code
   * pretrain}.
   *
   * @throws InvalidInputException listing the names there are
   */
  public static Way parse(String text) {
    if (text.startsWith("last=")) {
      try {
        return new Way(Kind.LAST, Integer.parseInt(text.substring(5)));
      } catch (NumberFormatException e) {
        throw new InvalidInputException(
            "way \"" + text + "\": after last= a whole number of layers is expected", e);
      }
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.LAST && text.equals(name(kind))) {
        return of(kind);
      }
    }
    throw InvalidInputException.of(
        "there is no way \"%s\"%s; allowed are none, scratch, head, last=K, all, pretrain",
        text, Nearest.hint(text, NAMES));
  }

  /** Whether the user's classes can only be told by an output layer of their own. */
  boolean newHead() {
    return kind == Kind.HEAD || fresh();
  }

  /** Whether nothing is taken from the base but its architecture and scaling. */
  boolean fresh() {
    return kind == Kind.SCRATCH || kind == Kind.PRETRAIN;
  }

  private static String name(Kind kind) {
    return JsonFields.jsonName(kind);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return kind == Kind.LAST ? "last=" + layers : name(kind);
  }
}
