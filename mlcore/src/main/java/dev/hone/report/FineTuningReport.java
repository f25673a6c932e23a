package dev.hone.report;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.finetune.FineTuningComparison;
import dev.hone.finetune.FineTuningSummary;
import dev.hone.metrics.Metric;
import dev.hone.stats.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A comparison of strategies of fine-tuning, for people. */
public final class FineTuningReport {
  private static final List<Message> HEADINGS =
      List.of(
          Message.of("report.column.arm"),
          Message.of("finetuned.column.new"),
          Message.of("finetuned.column.against"),
          Message.of("finetuned.column.old"),
          Message.of("finetuned.column.kept"),
          Message.of("finetuned.column.loss-new"),
          Message.of("finetuned.column.loss-old"));

  private FineTuningReport() {}

  /** The sentence, then a table with one line an arm. */
  public static String render(FineTuningComparison comparison, Language language) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(texts(HEADINGS, language));
    for (FineTuningSummary arm : comparison.arms()) {
      lines.add(texts(line(comparison.metric(), arm), language));
    }
    int[] widths = new int[HEADINGS.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TerminalText.width(line.get(i)));
      }
    }
    StringBuilder text = new StringBuilder(sentence(comparison).in(language)).append("\n\n");
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        row.append(i == 0 ? "" : "  ").append(TerminalText.padded(line.get(i), widths[i], false));
      }
      text.append(row.toString().replaceAll(" +$", "")).append('\n');
    }
    return text.toString();
  }

  private static List<String> texts(List<Message> messages, Language language) {
    return messages.stream().map(message -> message.in(language)).collect(Collectors.toList());
  }

  /** One line of the table: arm, new, change, old, change, losses. */
  public static List<Message> line(Metric metric, FineTuningSummary arm) {
    List<Message> line = new ArrayList<>();
    line.add(Message.plain(arm.arm()));
    if (arm.diverged() > 0) {
      line.add(Message.of("finetuned.diverged", arm.diverged()));
      line.addAll(Collections.nCopies(HEADINGS.size() - line.size(), Message.plain("")));
      return line;
    }
    line.add(value(metric, arm.newAfter()));
    line.add(change(metric, arm.newChange()));
    line.add(value(metric, arm.oldAfter()));
    line.add(change(metric, arm.oldChange()));
    line.add(loss(arm.newLoss()));
    line.add(loss(arm.oldLoss()));
    return line;
  }

  /** What came out, in one sentence. */
  public static Message sentence(FineTuningComparison comparison) {
    Metric metric = comparison.metric();
    Optional<FineTuningSummary> best = comparison.best();
    if (!best.isPresent()) {
      return Message.of("finetuned.all-diverged");
    }
    FineTuningSummary arm = best.get();
    String first = comparison.arms().get(0).arm();
    Message old =
        Double.isNaN(arm.oldChange().mean())
            ? Message.of("finetuned.old.none")
            : Message.of("finetuned.old", Wording.difference(metric, arm.oldChange()));
    Message reached = Wording.interval(metric, arm.newAfter());
    return arm.arm().equals(first)
        ? Message.of("finetuned.first", first, reached, old)
        : Message.of(
            arm.told() ? "finetuned.best" : "finetuned.ahead",
            arm.arm(),
            first,
            metric.name(),
            reached,
            Wording.difference(metric, arm.newChange()),
            old);
  }

  private static Message value(Metric metric, Interval interval) {
    if (Double.isNaN(interval.mean())) {
      return Wording.NONE;
    }
    boolean flat = interval.hasBounds() && interval.low() == interval.high();
    return flat ? MetricWords.value(metric, interval.mean()) : Wording.interval(metric, interval);
  }

  private static Message change(Metric metric, Interval interval) {
    if (Double.isNaN(interval.mean())) {
      return Wording.NONE;
    }
    return interval.low() == 0 && interval.high() == 0
        ? Message.plain("0")
        : Wording.difference(metric, interval);
  }

  private static Message loss(double value) {
    return Message.plain(Numbers.fixed(value, 3, false));
  }
}
