package dev.hone.trained;

import dev.hone.optim.UpdateRule;
import dev.hone.regularizers.Regularization;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.TrainingOptions;
import java.util.List;

/** How settings and an arm's regularisation become what a trainer takes. */
public final class Recipe {
  private Recipe() {}

  /** The trainer's options with an arm's regularisation. */
  public static TrainingOptions options(TrainingSettings settings, Regularization regularization) {
    return new TrainingOptions(
        settings.epochs(),
        settings.batchSize(),
        settings.learningRate(),
        settings.schedule(),
        new UpdateRule(settings.optimizer(), settings.clipping(), List.of()),
        regularization);
  }
}
