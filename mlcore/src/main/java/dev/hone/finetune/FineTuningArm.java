package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.regularizers.Regularization;
import dev.hone.regularizers.StopsRun;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the arms that fine-tuning compares: a strategy with its regularisation.
 *
 * @param name as it was written; unique among the arms
 * @param l2Sp pull towards the base's weights; see {@link dev.hone.regularizers.L2Sp}
 * @param l2SpHead pull of a new head's weights towards zero
 * @param regularization what else is added; the base's own normalisation layers stay
 */
public record FineTuningArm(
    String name, Strategy strategy, double l2Sp, double l2SpHead, Regularization regularization) {
  private static final Range STRENGTH = Range.atLeast(0);
  private static final String L2_SP = "l2-sp";
  private static final String L2_SP_HEAD = "l2-sp-head";

  public FineTuningArm {
    atLeastZero(name, L2_SP, l2Sp);
    atLeastZero(name, L2_SP_HEAD, l2SpHead);
    if (strategy.fresh() && l2Sp > 0) {
      throw new InvalidInputException(
          Message.of(
              "finetune.l2-sp",
              name,
              strategy.text(),
              Strategies.names(each -> each.trains() && !each.fresh()),
              L2_SP));
    }
    if (!regularization.inNetwork().equals(Regularization.NONE)) {
      throw new InvalidInputException(Message.of("finetune.normalisation", name));
    }
    if (!regularization.those(StopsRun.class).isEmpty()) {
      throw new InvalidInputException(Message.of("finetune.early-stopping", name));
    }
    boolean plain = l2Sp == 0 && l2SpHead == 0 && regularization.equals(Regularization.NONE);
    if (!strategy.trains() && !plain) {
      throw new InvalidInputException(Message.of("finetune.untrained", name, strategy.text()));
    }
  }

  private static void atLeastZero(String arm, String part, double value) {
    STRENGTH.check(Message.of("finetune.of-arm", arm), part, value);
  }

  /**
   * Reads a strategy and parts joined by plus signs: {@code all}, {@code last=2+dropout=0.3},
   * {@code all+l2-sp=0.01+l2-sp-head=0.001}.
   *
   * @throws InvalidInputException naming the part that is wrong and what is allowed
   */
  public static FineTuningArm parse(String text) {
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
    return new FineTuningArm(
        text,
        Strategies.of(parts[0]),
        l2Sp,
        l2SpHead,
        others.isEmpty() ? Regularization.NONE : Regularization.parse(String.join("+", others)));
  }

  private static double number(String arm, String name, String part) {
    try {
      return Double.parseDouble(part.substring(name.length() + 1));
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          InvalidInputException.value(
                  Message.of("finetune.of-arm", arm),
                  name,
                  part.substring(name.length() + 1),
                  STRENGTH)
              .said(),
          e);
    }
  }
}
