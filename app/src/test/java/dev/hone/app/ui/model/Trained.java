package dev.hone.app.ui.model;

import dev.hone.app.data.GivenFile;
import dev.hone.app.ui.TextFile;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.Family;
import dev.hone.run.ExperimentListener;
import dev.hone.run.RunStore;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.trained.TrainedModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Models that the engine trained without the app, and files to predict. */
final class Trained {
  private Trained() {}

  static ExperimentSpec spec(String data, Family family, int epochs) {
    return new ExperimentSpec(
        DataSettings.of(data),
        ModelSettings.of(family, List.of(4)),
        TrainingSettings.defaults().withEpochs(epochs),
        List.of(Arm.parse("none")),
        1,
        1);
  }

  static TrainedModel model(ExperimentSpec spec) {
    AtomicReference<TrainedModel> kept = new AtomicReference<>();
    new ExperimentRunner(new JavaExecutor(), 1)
        .run(
            spec,
            RunStore.NONE,
            new ExperimentListener() {
              @Override
              public void onModel(int arm, TrainedModel model) {
                kept.set(model);
              }
            },
            () -> false);
    return kept.get();
  }

  static GivenFile file(String name, String text) {
    return new TextFile(name, text);
  }
}
