package dev.hone.cli;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.stats.Looks;
import picocli.CommandLine.Option;

/**
 * The options that say how often arms are trained, on which rows, and how near is the same. What is
 * not given comes from the spec file, else from {@link Defaults}.
 */
final class PlanOptions {
  private static final String UNTIL_DECIDED = "until-decided";

  @Option(names = "--repeats", paramLabel = "${bundle:label.repeats}")
  private String repeats;

  @Option(names = "--minutes", paramLabel = "${bundle:label.minutes}")
  private Double minutes;

  @Option(names = "--folds", paramLabel = "${bundle:label.folds}")
  private String folds;

  @Option(names = "--same-within", paramLabel = "${bundle:label.margin}")
  private String sameWithin;

  /** The former name of {@code --repeats}. */
  @Option(names = "--seeds", hidden = true)
  void setSeeds(String seeds) {
    repeats = seeds;
  }

  /**
   * What was chosen.
   *
   * @param given of the spec file, or null
   */
  Plan plan(Plan given) {
    Plan from = given != null ? given : Defaults.plan();
    if (folds != null) {
      // Folds are repeated as often as is said, and once if that is not said.
      Plan fixed = from.untilDecided() ? from.withRepeats(1) : from;
      from = fixed.withFolds(Plan.folds("--folds", folds));
    }
    if (repeats != null && repeats.startsWith(UNTIL_DECIDED)) {
      double limit = from.untilDecided() ? from.minutes() : Defaults.plan().minutes();
      from = from.withUntilDecided(most(), limit);
    } else if (repeats != null) {
      from = from.withRepeats(number(repeats));
    }
    if (minutes != null) {
      from = from.withMinutes(minutes);
    }
    return sameWithin == null ? from : from.withSameWithin(sameWithin);
  }

  private int most() {
    if (repeats.equals(UNTIL_DECIDED)) {
      return Looks.MOST;
    }
    if (repeats.charAt(UNTIL_DECIDED.length()) != ':') {
      throw wrong();
    }
    return number(repeats.substring(UNTIL_DECIDED.length() + 1));
  }

  private int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(wrong().said(), e);
    }
  }

  private InvalidInputException wrong() {
    return InvalidInputException.value("--repeats", repeats, Message.of("cli.allowed.repeats"));
  }

  /** How often a spec trains its arms, for people. */
  static Message words(ExperimentSpec spec) {
    Plan plan = spec.plan();
    if (plan.folds() == Plan.LEAVE_ONE_OUT) {
      return Message.of("cli.plan.leave-one-out");
    }
    if (plan.untilDecided()) {
      return Message.of("cli.plan.until-decided", plan.repeats(), spec.runs());
    }
    return plan.folds() == Plan.HOLD_OUT
        ? Message.of("cli.plan.repeats", plan.repeats(), spec.runs())
        : Message.of("cli.plan.folds", plan.repeats(), plan.folds(), spec.runs());
  }
}
