package dev.hone.finetune;

import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import java.util.Map;

/**
 * All layers, the hidden ones from layer-wise unsupervised pre-training on the user's rows; see
 * {@link Pretraining}.
 */
record Pretrained() implements Strategy {
  static final Registry.Entry<Strategy> ENTRY =
      Registry.Entry.of(
          Card.of(KIND, "pretrain").withPaper("Bengio et al. 2007; Vincent et al. 2010"),
          values -> new Pretrained());

  @Override
  public Values values() {
    return Values.usual(ENTRY.card());
  }

  @Override
  public boolean fresh() {
    return true;
  }

  @Override
  public Map<String, float[]> start(Start from) {
    return Pretraining.run(from);
  }
}
