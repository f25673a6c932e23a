package dev.hone.report;

import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.stats.Resampling;
import dev.hone.train.Divergence;
import java.util.ArrayList;
import java.util.List;

/** What stands around a report's tables: what was compared, what diverged, how to read it. */
public final class Paragraphs {
  private Paragraphs() {}

  /** One line on what was compared. */
  static Message setting(Comparison comparison) {
    return setting(comparison, comparison.data().name());
  }

  /**
   * One line on what was compared.
   *
   * @param title what the data are called, a text or message
   */
  public static Message setting(Comparison comparison, Object title) {
    Resampling resampling = comparison.judging().resampling();
    String key =
        switch (resampling.kind()) {
          case FRESH -> "report.setting.fresh";
          case FOLDS -> "report.setting.folds";
          case LEAVE_ONE_OUT -> "report.setting.leave-one-out";
          case HOLD_OUT, SERIES -> "report.setting";
        };
    Message repeats =
        Message.of(
            comparison.judging().untilDecided() ? "report.repeats.up-to" : "report.repeats",
            comparison.repeats());
    List<Object> arguments = new ArrayList<>();
    arguments.add(title);
    arguments.add(comparison.arms().size());
    arguments.add(repeats);
    arguments.add(comparison.data().rows().train());
    arguments.add(comparison.data().rows().validation());
    if (resampling.kind() != Resampling.Kind.LEAVE_ONE_OUT) {
      arguments.add(comparison.data().rows().test());
    }
    if (resampling.folds() > 1) {
      arguments.add(resampling.folds());
    }
    return Message.of(key, arguments.toArray());
  }

  /** The same with what computed it. */
  static Message computed(Comparison comparison) {
    return Message.of(
        "report.computed", setting(comparison), comparison.origin().provenance().executor());
  }

  /** How to read the numbers, in plain words, one paragraph each. */
  static List<Message> howToRead(Comparison comparison) {
    Message metric = comparison.metric().name();
    List<Message> result = new ArrayList<>();
    result.add(
        Message.of(
            "report.how.question",
            comparison.data().rows().train() + comparison.data().rows().validation()));
    result.add(
        Message.of(
            "report.how.verdict",
            comparison.baselineArm().title(),
            metric,
            Wording.margin(comparison)));
    result.add(Message.of("report.how.interval"));
    if (comparison.judging().untilDecided()) {
      result.add(Message.of("report.how.until-decided"));
    }
    result.add(
        Message.of("report.how." + JsonFields.jsonName(comparison.judging().resampling().kind())));
    result.add(Message.of("report.how.chances"));
    result.add(Message.of("report.how.outlook"));
    result.add(Message.of("report.how.loss", metric));
    result.add(Message.of("report.how.gap"));
    return result;
  }

  /** What each arm's first diverged run says about it: {@code lr×50, repeat 3 of 5: …}. */
  static List<Message> divergences(Comparison comparison) {
    List<Message> result = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      comparison.runs().stream()
          .filter(run -> run.arm().equals(arm.name()) && run.diverged())
          .findFirst()
          .ifPresent(
              run ->
                  result.add(
                      Message.of(
                          "report.divergence",
                          arm.title(),
                          run.repeat() + 1,
                          arm.runs(),
                          Divergence.read(run.divergence()))));
    }
    return result;
  }

  /** The shortest account of what the numbers mean, for the terminal. */
  static List<Message> notes(Comparison comparison) {
    List<Message> result = new ArrayList<>();
    if (Wording.anyAlone(comparison)) {
      result.add(Message.of("report.note.alone"));
    }
    result.add(
        Message.of(
            "report.note.verdict",
            comparison.metric().name(),
            comparison.baselineArm().title(),
            Wording.margin(comparison)));
    result.add(
        Message.of(
            "report.how.question",
            comparison.data().rows().train() + comparison.data().rows().validation()));
    return result;
  }
}
