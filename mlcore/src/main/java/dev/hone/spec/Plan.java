package dev.hone.spec;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Scale;
import dev.hone.stats.Looks;
import dev.hone.stats.SameWithin;

/**
 * How often each arm is trained, on which parts of the rows, and how far arms may lie apart and be
 * practically the same.
 *
 * @param repeats how often each arm is trained, or each of its folds; the most, if until decided
 * @param untilDecided whether an arm gets no more repeats once its verdict is clear
 * @param minutes after which no further look is begun; 0 for no limit. Only until decided
 * @param folds parts of which each is the test part once; {@link #HOLD_OUT} for one random test
 *     part a repeat, {@link #LEAVE_ONE_OUT} for as many as there are rows
 * @param sameWithin the margin as written: a number in points of a share or in the target's unit,
 *     or per cent ({@code 2%}) of the baseline's error; null for one point, or one per cent
 */
public record Plan(
    int repeats, boolean untilDecided, double minutes, int folds, String sameWithin) {
  public static final int HOLD_OUT = 1;
  public static final int LEAVE_ONE_OUT = 0;

  /** The word for {@link #LEAVE_ONE_OUT} in specs and on the command line. */
  public static final String LOO = "loo";

  private static final int MAX_REPEATS = 1000;
  private static final int MAX_FOLDS = 1000;
  private static final double PER_CENT = 100;

  /** Checks it. */
  public Plan {
    Message where = Message.of("spec.experiment");
    Range repeatsAllowed =
        untilDecided ? Range.whole(Looks.LEAST, Looks.MOST) : Range.whole(1, MAX_REPEATS);
    repeatsAllowed.check(where, Message.of("spec.repeats"), repeats);
    if (folds != LEAVE_ONE_OUT) {
      Range.whole(1, MAX_FOLDS).check(where, Message.of("spec.folds"), folds);
    }
    Range.atLeast(0).check(where, Message.of("spec.minutes"), minutes);
    if (untilDecided && folds != HOLD_OUT) {
      throw new InvalidInputException(Message.of("spec.until-decided.folds"));
    }
    if (minutes > 0 && !untilDecided) {
      throw new InvalidInputException(Message.of("spec.minutes.alone"));
    }
    if (sameWithin != null) {
      size(sameWithin);
    }
  }

  /** So many repeats, each with a random test part. */
  public static Plan of(int repeats) {
    return new Plan(repeats, false, 0, HOLD_OUT, null);
  }

  /** Repeats until decided. */
  public static Plan untilDecided(int most, double minutes) {
    return new Plan(most, true, minutes, HOLD_OUT, null);
  }

  /** The same with a number of repeats. */
  public Plan withRepeats(int other) {
    return new Plan(other, false, 0, folds, sameWithin);
  }

  /** The same, with repeats until decided. */
  public Plan withUntilDecided(int most, double limit) {
    return new Plan(most, true, limit, folds, sameWithin);
  }

  /** The same with another limit; 0 for none. */
  public Plan withMinutes(double other) {
    return new Plan(repeats, untilDecided, other, folds, sameWithin);
  }

  /** The same with other folds. */
  public Plan withFolds(int other) {
    return new Plan(repeats, untilDecided, minutes, other, sameWithin);
  }

  /** The same with another margin, as written; null for the usual one. */
  public Plan withSameWithin(String other) {
    return new Plan(repeats, untilDecided, minutes, folds, other);
  }

  /**
   * Reads folds.
   *
   * @param where the option or field, for messages
   */
  public static int folds(Object where, String text) {
    if (text.equals(LOO)) {
      return LEAVE_ONE_OUT;
    }
    int result;
    try {
      result = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(foldsError(where, text).said(), e);
    }
    if (result < 2 || result > MAX_FOLDS) {
      throw foldsError(where, text);
    }
    return result;
  }

  private static InvalidInputException foldsError(Object where, String text) {
    return InvalidInputException.value(where, text, Message.of("spec.folds.allowed", MAX_FOLDS));
  }

  /** The margin for the metric that arms are judged by. */
  public SameWithin margin(Metric metric) {
    boolean share = metric.scale() == Scale.PER_CENT;
    if (sameWithin == null) {
      return share ? new SameWithin(1 / PER_CENT, false) : SameWithin.ONE_PER_CENT;
    }
    double size = size(sameWithin);
    if (share && size >= PER_CENT) {
      throw sizeError(sameWithin); // shares are never so far apart
    }
    return share || isShare(sameWithin)
        ? new SameWithin(size / PER_CENT, !share)
        : new SameWithin(size, false);
  }

  /** The margin for the loss, whose unit nobody knows: per cent, one if nothing was said. */
  public SameWithin lossMargin() {
    return sameWithin != null && isShare(sameWithin)
        ? new SameWithin(size(sameWithin) / PER_CENT, true)
        : SameWithin.ONE_PER_CENT;
  }

  private static boolean isShare(String text) {
    return text.trim().endsWith("%");
  }

  private static double size(String text) {
    String number = isShare(text) ? text.trim().substring(0, text.trim().length() - 1) : text;
    double size = Double.NaN;
    try {
      size = Double.parseDouble(number.trim());
    } catch (NumberFormatException e) {
      throw new InvalidInputException(sizeError(text).said(), e);
    }
    boolean all = isShare(text) && size >= PER_CENT;
    if (!(size > 0) || Double.isInfinite(size) || all) {
      throw sizeError(text);
    }
    return size;
  }

  private static InvalidInputException sizeError(String text) {
    return InvalidInputException.value(
        Message.of("stats.same-within"), text, Message.of("stats.same-within.allowed"));
  }

  void addTo(JsonObject json) {
    json.addProperty("repeats", repeats);
    if (untilDecided) {
      json.addProperty("untilDecided", true);
      if (minutes > 0) {
        json.addProperty("minutes", minutes);
      }
    }
    if (folds != HOLD_OUT) {
      if (folds == LEAVE_ONE_OUT) {
        json.addProperty("folds", LOO);
      } else {
        json.addProperty("folds", folds);
      }
    }
    if (sameWithin != null) {
      json.addProperty("sameWithin", sameWithin);
    }
  }

  static Plan from(JsonFields fields) {
    String folds = fields.numberOrString("folds");
    return new Plan(
        fields.integer("repeats"),
        fields.bool("untilDecided", false),
        fields.number("minutes", 0),
        folds == null ? HOLD_OUT : folds(fields.at("folds"), folds),
        fields.numberOrString("sameWithin"));
  }
}
