package dev.hone.finetune;

import dev.hone.base.Seed;
import dev.hone.exec.Executor;
import dev.hone.train.Examples;
import dev.hone.train.TrainingOptions;
import dev.hone.trained.TrainedModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What a strategy can make its first weights from.
 *
 * @param newHead whether the base's output layer is left behind
 * @param rows the user's training rows
 * @param options of the training that follows
 */
record Start(
    TrainedModel base,
    boolean newHead,
    Examples rows,
    Executor executor,
    TrainingOptions options,
    Seed seed,
    BooleanSupplier cancelled) {
  /** Those of the base. */
  Map<String, float[]> weights() {
    Map<String, float[]> weights = new LinkedHashMap<>(base.weights());
    if (newHead) {
      weights.keySet().removeIf(name -> name.startsWith(FineTuner.HEAD));
    }
    return weights;
  }
}
