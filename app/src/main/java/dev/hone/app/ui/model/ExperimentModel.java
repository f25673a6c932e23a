package dev.hone.app.ui.model;

import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.compare.ExperimentRunner;
import java.io.IOException;

/** The model of an arm, with the test rows of the first repeat. */
record ExperimentModel(Experiments experiments, long id, int arm) implements ModelSource {
  @Override
  public Loaded read() throws IOException {
    ExperimentEntity experiment = experiments.find(id);
    if (experiment == null) {
      return null;
    }
    return new Loaded(
        experiments.model(id, arm),
        ExperimentRunner.testRows(experiments.localSpec(experiment), 0));
  }
}
