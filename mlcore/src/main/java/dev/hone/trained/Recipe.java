package dev.hone.trained;

import dev.hone.optim.UpdateRule;
import dev.hone.regularizers.Penalty;
import dev.hone.regularizers.Regularization;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.EarlyStopping;
import dev.hone.train.TrainingOptions;

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
        new UpdateRule(
            settings.optimizer(),
            settings.clipping(),
            regularization.weightDecay(),
            regularization.maxNorm()),
        new Penalty(regularization.l1(), regularization.l2()),
        regularization.earlyStopping() == 0
            ? null
            : new EarlyStopping(regularization.earlyStopping(), 0));
  }
}
