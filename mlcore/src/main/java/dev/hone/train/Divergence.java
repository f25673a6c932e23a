package dev.hone.train;

import dev.hone.base.Language;
import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells when a run has gone wrong for good: the loss is no number any more, or more than a thousand
 * times what it was before the first update (and at least a thousand), which no run comes back from
 * to anything useful. Files keep the English sentence about it.
 */
public final class Divergence {
  private static final double HOPELESS = 1000;

  /** The key of what is said where the last weights give no finite loss. */
  public static final String AFTER_LAST = "train.diverged.after-last";

  private static final String DIVERGED = "train.diverged";
  private static final String DIVERGED_UNCLIPPED = "train.diverged.unclipped";
  private static final String NAN = "train.loss.nan";
  private static final String INFINITE = "train.loss.infinite";
  private static final String RISEN = "train.loss.risen";

  private Divergence() {}

  static boolean happened(double loss, double firstLoss) {
    return Double.isNaN(loss)
        || Double.isInfinite(loss)
        || loss > HOPELESS * Math.max(1, firstLoss);
  }

  /** What happened, and what to try. */
  static Message explain(int epoch, double loss, double learningRate, boolean clipped) {
    Message what =
        Double.isNaN(loss)
            ? Message.of(NAN)
            : Double.isInfinite(loss)
                ? Message.of(INFINITE)
                : Message.of(RISEN, String.format(Locale.ROOT, "%.3g", loss));
    return Message.of(
        clipped ? DIVERGED : DIVERGED_UNCLIPPED,
        Integer.toString(epoch),
        what,
        plain(learningRate),
        plain(Math.min(learningRate / 10, 0.01)));
  }

  /** The message whose English sentence a file keeps; a sentence of another version, as it is. */
  public static Message read(String sentence) {
    for (String key : List.of(DIVERGED_UNCLIPPED, DIVERGED)) {
      List<String> parts = parts(key, 4, sentence);
      if (parts != null) {
        return Message.of(key, parts.get(0), readLoss(parts.get(1)), parts.get(2), parts.get(3));
      }
    }
    Message afterLast = Message.of(AFTER_LAST);
    return sentence.equals(afterLast.toString()) ? afterLast : Message.plain(sentence);
  }

  private static Message readLoss(String phrase) {
    for (String key : List.of(NAN, INFINITE, RISEN)) {
      List<String> parts = parts(key, key.equals(RISEN) ? 1 : 0, phrase);
      if (parts != null) {
        return Message.of(key, parts.toArray());
      }
    }
    return Message.plain(phrase);
  }

  /** The texts that stand in a sentence where the pattern has arguments, or null. */
  private static List<String> parts(String key, int count, String sentence) {
    String place = "\u0000";
    Object[] places = new Object[count];
    Arrays.fill(places, place);
    String pattern = Pattern.quote(Message.of(key, places).in(Language.EN));
    Matcher matcher = Pattern.compile(pattern.replace(place, "\\E(.+)\\Q")).matcher(sentence);
    if (!matcher.matches()) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      parts.add(matcher.group(i));
    }
    return parts;
  }

  private static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.3g", value);
    return text.contains("e") || !text.contains(".")
        ? text
        : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
