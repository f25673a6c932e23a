package dev.hone.nn;

import dev.hone.base.InvalidInputException;
import dev.hone.graph.DType;
import dev.hone.graph.Node;
import java.util.Locale;

/** The checks that the records of this package share; every message names field and range. */
public final class Checks {
  private Checks() {}

  /** A whole number of at least 1. */
  public static void positive(String field, int value) {
    if (value < 1) {
      throw InvalidInputException.of("%s is %d; allowed are whole numbers from 1", field, value);
    }
  }

  /** A finite number above 0. */
  public static void positive(String field, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong(field, value, "finite numbers above 0");
    }
  }

  /** A finite number of at least 0. */
  public static void atLeastZero(String field, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong(field, value, "finite numbers from 0");
    }
  }

  /** A share: at least 0 and below 1. */
  public static void belowOne(String field, double value) {
    if (!(value >= 0 && value < 1)) {
      throw wrong(field, value, "0 ≤ " + field + " < 1");
    }
  }

  /** Something that must be given. */
  public static void given(String field, Object value) {
    if (value == null) {
      throw InvalidInputException.of("%s is missing", field);
    }
  }

  /** A float32 tensor with a number of axes. */
  static void floats(String layer, Node x, int minRank, int maxRank, String allowed) {
    int rank = x.shape().rank();
    if (x.type().dtype() != DType.FLOAT32 || rank < minRank || rank > maxRank) {
      throw misfit(layer, allowed, x);
    }
  }

  /** A tensor that a layer or loss cannot take. */
  static InvalidInputException misfit(String layer, String allowed, Node received) {
    return InvalidInputException.of("%s takes %s, received %s", layer, allowed, received.type());
  }

  private static InvalidInputException wrong(String field, double value, String allowed) {
    return new InvalidInputException(
        String.format(Locale.ROOT, "%s is %s; allowed are %s", field, value, allowed));
  }
}
