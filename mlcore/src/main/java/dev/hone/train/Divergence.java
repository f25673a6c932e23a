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
 * Tells when a run has gone wrong for good, by its training loss alone: what validation and test
 * rows say may be an outlier in them, and is no word about the weights. Two rules:
 *
 * <ul>
 *   <li>The loss of a batch is no finite number: no update brings weights back from that.
 *   <li>The mean loss of an epoch is more than a thousand times that of the untrained network (and
 *       above a thousand), and stays so for three epochs or to the end. One epoch may leap, by an
 *       outlier in a batch or a hot start of the schedule, and come back; a network that is so much
 *       worse than no training for three passes over the data has left the region where its
 *       gradients point home.
 * </ul>
 *
 * <p>Files keep the English sentence about it.
 */
public final class Divergence {
  private static final double HOPELESS = 1000;
  private static final int EPOCHS = 3;

  /** The key of what is said where the last weights give no finite loss. */
  public static final String AFTER_LAST = "train.diverged.after-last";

  /** The key of what is said where the loss on the test rows alone is not finite. */
  public static final String TEST_ROWS = "train.unmeasured.test-rows";

  private static final String DIVERGED = "train.diverged";
  private static final String DIVERGED_UNCLIPPED = "train.diverged.unclipped";
  private static final String NAN = "train.loss.nan";
  private static final String INFINITE = "train.loss.infinite";
  private static final String RISEN = "train.loss.risen";

  private Divergence() {}

  /** Whether the loss of a batch of training rows says so at once. */
  static boolean happened(double loss) {
    return Double.isNaN(loss) || Double.isInfinite(loss);
  }

  /**
   * Whether the mean training losses of the epochs say so.
   *
   * @param history of all epochs so far
   * @param firstLoss of the untrained network
   * @param last whether no epoch is to come
   */
  static boolean staysUp(List<EpochRecord> history, double firstLoss, boolean last) {
    double hopeless = HOPELESS * Math.max(1, firstLoss);
    int up = 0;
    for (int i = history.size() - 1; i >= 0 && history.get(i).loss() > hopeless; i--) {
      up++;
    }
    return up >= EPOCHS || (last && up > 0);
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
    for (String key : List.of(AFTER_LAST, TEST_ROWS)) {
      if (sentence.equals(Message.of(key).toString())) {
        return Message.of(key);
      }
    }
    return Message.plain(sentence);
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
