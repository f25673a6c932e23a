package dev.hone.app.ui.model;

import androidx.annotation.Nullable;
import dev.hone.trained.TrainedModel;
import java.util.List;

/**
 * What the model screen shows.
 *
 * @param model null while it is read, or when there is a problem
 * @param inputs what training saw of each input; empty without a model
 * @param test rows that the model was not trained on, or null
 * @param entry the row that is tried, or null without a model
 * @param answer what is predicted for it, or null
 * @param running how the model runs here
 * @param file predictions for a file, or null while none was picked
 * @param problem why there is no model, or null
 */
record ModelState(
    @Nullable TrainedModel model,
    List<KnownInput> inputs,
    @Nullable TestRows test,
    @Nullable Entry entry,
    @Nullable Answer answer,
    Running running,
    @Nullable FilePrediction file,
    @Nullable Exception problem) {
  /**
   * A prediction.
   *
   * @param values the class's index, or the number; one for each step where the model gives one
   * @param probabilities of the classes, of the last value; empty for regression
   */
  record Answer(List<Double> values, List<Float> probabilities) {}

  /**
   * How the model runs here.
   *
   * @param measuring whether it is being measured
   * @param speed null until somebody asked
   */
  record Running(boolean measuring, @Nullable Speed speed) {}

  static ModelState reading() {
    return failed(null);
  }

  static ModelState failed(Exception why) {
    return new ModelState(null, List.of(), null, null, null, new Running(false, null), null, why);
  }

  static ModelState of(TrainedModel model, TestRows test) {
    List<KnownInput> inputs = KnownInput.of(model);
    return new ModelState(
        model,
        inputs,
        test,
        Entry.first(model.schema(), inputs),
        null,
        new Running(false, null),
        null,
        null);
  }

  /** How many numbers the model learned. */
  long parameters() {
    return model.weights().values().stream().mapToLong(array -> array.length).sum();
  }

  ModelState withRunning(Running other) {
    return new ModelState(model, inputs, test, entry, answer, other, file, problem);
  }

  ModelState withEntry(Entry other) {
    return new ModelState(model, inputs, test, other, answer, running, file, problem);
  }

  ModelState withAnswer(Answer other) {
    return new ModelState(model, inputs, test, entry, other, running, file, problem);
  }

  ModelState withFile(FilePrediction other) {
    return new ModelState(model, inputs, test, entry, answer, running, other, problem);
  }
}
