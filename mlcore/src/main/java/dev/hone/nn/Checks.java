package dev.hone.nn;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.graph.DType;
import dev.hone.graph.Node;

/** The checks that the records of this package share; every message names the field. */
public final class Checks {
  private Checks() {}

  /** A whole number of at least 1. */
  public static void positive(String field, int value) {
    inside(field, value, Range.whole(1));
  }

  /** A finite number above 0. */
  public static void positive(String field, double value) {
    inside(field, value, Range.above(0));
  }

  /** A finite number of at least 0. */
  public static void atLeastZero(String field, double value) {
    inside(field, value, Range.atLeast(0));
  }

  /** A share: at least 0 and below 1. */
  public static void belowOne(String field, double value) {
    inside(field, value, Range.fraction());
  }

  private static void inside(String field, Number value, Range range) {
    if (!range.contains(value.doubleValue())) {
      throw InvalidInputException.value(field, value, range);
    }
  }

  /** Something that must be given. */
  public static void given(String field, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
  }

  /** A float32 tensor with a number of axes. */
  static void floats(String layer, Node x, int minRank, int maxRank, Message allowed) {
    int rank = x.shape().rank();
    if (x.type().dtype() != DType.FLOAT32 || rank < minRank || rank > maxRank) {
      throw misfit(layer, allowed, x);
    }
  }

  /** A tensor that a layer or loss cannot take. */
  static InvalidInputException misfit(String layer, Message allowed, Node received) {
    return new InvalidInputException(
        Message.of("nn.misfit", layer, allowed, received.type().toString()));
  }
}
