package dev.hone.regularizers;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Registry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The regularizers there are, in the order in which arms are written. */
public final class Regularizers {
  public static final Registry<Regularizer> ALL =
      new Registry<>(
          Regularizer.KIND,
          List.of(
              Entry.of(L1.CARD, L1::new),
              Entry.of(L2.CARD, L2::new),
              Entry.of(WeightDecay.CARD, WeightDecay::new),
              Entry.of(MaxNorm.CARD, MaxNorm::new),
              Entry.of(UnitDropout.CARD, UnitDropout::new),
              Entry.of(BatchNormalization.CARD, values -> new BatchNormalization()),
              Entry.of(LayerNormalization.CARD, values -> new LayerNormalization()),
              Entry.of(LabelSmoothing.CARD, LabelSmoothing::new),
              Entry.of(InputNoise.CARD, InputNoise::new),
              Entry.of(EarlyStopping.CARD, EarlyStopping::new),
              Entry.of(Zoneout.CARD, Zoneout::new),
              Entry.of(InputCutout.CARD, InputCutout::new)));

  private static final List<String> FIRST_COMPARED =
      List.of(
          "none",
          "l2=0.1",
          "l1=0.01",
          "dropout=0.5",
          "batch-norm",
          "early-stopping=10",
          "label-smoothing=0.2");
  private static final String INSTEAD = "input-noise=0.1";

  private Regularizers() {}

  /**
   * What is compared when nothing is said, the baseline first, as {@link Regularization#parse}
   * reads it.
   *
   * @param classification what is for classes alone is replaced in regression
   */
  public static List<String> firstCompared(boolean classification) {
    List<String> texts = new ArrayList<>();
    for (String text : FIRST_COMPARED) {
      boolean suits = classification || !Regularization.parse(text).needs(Regularizer.CLASSES);
      texts.add(suits ? text : INSTEAD);
    }
    return texts;
  }

  /** How one is written in an arm: {@code l2=}, {@code batch-norm}, {@code name(…)}. */
  public static String form(Card card) {
    return switch (card.parameters().size()) {
      case 0 -> card.key();
      case 1 -> card.key() + "=";
      default ->
          card.key()
              + "("
              + String.join(
                  ",",
                  card.parameters().stream()
                      .map(each -> each.key() + "=")
                      .collect(Collectors.toList()))
              + ")";
    };
  }
}
