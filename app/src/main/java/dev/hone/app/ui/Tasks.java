package dev.hone.app.ui;

import dev.hone.app.data.DatasetEntity;
import dev.hone.app.data.Datasets;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.base.JsonFields;
import dev.hone.data.source.Catalogue;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.spec.ExperimentSpec;

/** What kind of task an experiment has, without loading its data. */
public final class Tasks {
  private Tasks() {}

  /** By which an experiment's arms are judged. Blocks. */
  public static Metric metric(Datasets datasets, ExperimentEntity experiment, ExperimentSpec spec) {
    return Metrics.chosen(
        spec.metric(),
        classification(datasets, experiment, spec) ? Task.CLASSIFICATION : Task.REGRESSION);
  }

  /** Whether classes are predicted. Blocks. */
  public static boolean classification(
      Datasets datasets, ExperimentEntity experiment, ExperimentSpec spec) {
    if (spec.data().task() != null) {
      return spec.data().task() == Task.CLASSIFICATION;
    }
    if (experiment.datasetId == null) {
      return Catalogue.find(spec.data().source()).task() == Task.CLASSIFICATION;
    }
    DatasetEntity dataset = datasets.find(experiment.datasetId);
    return dataset.task.equals(JsonFields.jsonName(Task.CLASSIFICATION));
  }
}
