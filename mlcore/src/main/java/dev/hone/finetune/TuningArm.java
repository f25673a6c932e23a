package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.regularizers.Regularization;
import dev.hone.regularizers.StopsRun;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the settings that fine-tuning compares: a way with its regularisation.
 *
 * @param name as it was written; unique among the arms
 * @param l2Sp pull towards the base's weights; see {@link dev.hone.regularizers.L2Sp}
 * @param l2SpHead pull of a new head's weights towards zero
 * @param regularization what else is added; the base's own normalisation layers stay
 */
public record TuningArm(
    String name, Way way, double l2Sp, double l2SpHead, Regularization regularization) {
  private static final String L2_SP = "l2-sp";
  private static final String L2_SP_HEAD = "l2-sp-head";

  public TuningArm {
    atLeastZero(name, L2_SP, l2Sp);
    atLeastZero(name, L2_SP_HEAD, l2SpHead);
    if (way.fresh() && l2Sp > 0) {
      throw InvalidInputException.of(
          "arm \"%s\": l2-sp pulls towards the base's weights, but way %s does not start there;"
              + " allowed with head, last=K and all",
          name, way);
    }
    if (!regularization.inNetwork().equals(Regularization.NONE)) {
      throw InvalidInputException.of(
          "arm \"%s\": a normalisation layer cannot be added to a trained base; allowed are"
              + " regularisers that leave the layers as they are",
          name);
    }
    if (!regularization.those(StopsRun.class).isEmpty()) {
      throw InvalidInputException.of(
          "arm \"%s\": early stopping is set for all arms together, as patience", name);
    }
    boolean plain = l2Sp == 0 && l2SpHead == 0 && regularization.equals(Regularization.NONE);
    if (way.kind() == Way.Kind.NONE && !plain) {
      throw InvalidInputException.of(
          "arm \"%s\": the base as it is (none) is not trained, so nothing can regularise it",
          name);
    }
  }

  private static void atLeastZero(String arm, String part, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw InvalidInputException.of(
          "arm \"%s\": %s should be 0 or more, but is %s", arm, part, value);
    }
  }

  /**
   * Reads a way and parts joined by plus signs: {@code all}, {@code last=2+dropout=0.3}, {@code
   * all+l2-sp=0.01+l2-sp-head=0.001}.
   *
   * @throws InvalidInputException naming the part that is wrong and what is allowed
   */
  public static TuningArm parse(String text) {
    // "1e+3" has a plus of its own.
    String[] parts = text.split("(?<![0-9][eE])\\+", -1);
    double l2Sp = 0;
    double l2SpHead = 0;
    List<String> others = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith(L2_SP + "=")) {
        l2Sp = number(text, L2_SP, parts[i]);
      } else if (parts[i].startsWith(L2_SP_HEAD + "=")) {
        l2SpHead = number(text, L2_SP_HEAD, parts[i]);
      } else {
        others.add(parts[i]);
      }
    }
    return new TuningArm(
        text,
        Way.parse(parts[0]),
        l2Sp,
        l2SpHead,
        others.isEmpty() ? Regularization.NONE : Regularization.parse(String.join("+", others)));
  }

  private static double number(String arm, String name, String part) {
    try {
      return Double.parseDouble(part.substring(name.length() + 1));
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "arm \"" + arm + "\": " + name + " should be a number, but the part is \"" + part + "\"",
          e);
    }
  }
}
