package dev.hone.app.ui.create;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.app.data.DatasetEntity;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.CatalogueEntry;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;

/**
 * Data that an experiment may use.
 *
 * @param source name in the catalogue, or the imported file's name
 * @param dataset the imported file; null for the catalogue
 */
record DataChoice(String source, DatasetEntity dataset) {
  static DataChoice catalogue(String name) {
    return new DataChoice(name, null);
  }

  static DataChoice imported(DatasetEntity dataset) {
    return new DataChoice(dataset.name, dataset);
  }

  String title(Language language) {
    return dataset == null ? Catalogue.find(source).title().in(language) : dataset.name;
  }

  /** Null for imported data. */
  CatalogueEntry entry() {
    return dataset == null ? Catalogue.find(source) : null;
  }

  /** What kind of target it has. */
  Task task() {
    if (dataset == null) {
      return entry().task();
    }
    return dataset.task.equals(JsonFields.jsonName(Task.CLASSIFICATION))
        ? Task.CLASSIFICATION
        : Task.REGRESSION;
  }

  /** Size and task in words. */
  static String describe(Resources resources, Schema schema, int rows) {
    String task =
        schema.task() == Task.CLASSIFICATION
            ? resources.getString(R.string.classification, schema.classNames().size())
            : resources.getString(R.string.regression);
    return schema.steps() > 0
        ? resources.getString(
            R.string.data_sequences, rows, schema.steps(), schema.columns().size(), task)
        : resources.getString(R.string.data_rows, rows, schema.columns().size() + 1, task);
  }
}
