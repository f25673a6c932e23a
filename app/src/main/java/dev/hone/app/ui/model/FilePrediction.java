package dev.hone.app.ui.model;

import androidx.annotation.Nullable;
import dev.hone.base.Message;
import dev.hone.train.Predictions;
import java.util.List;

/**
 * Predictions for the rows of a file.
 *
 * @param name of the file, as people know it
 * @param rows how many there are
 * @param notes what its user should know, a sentence each: how it was read, and where it lies
 *     elsewhere than in training
 * @param measured the metric, where the file has the truth; NaN where it has not
 * @param predictions of all rows; null while the file is read, and where there is a problem
 * @param problem why the file cannot be used, or null
 */
record FilePrediction(
    String name,
    int rows,
    List<Message> notes,
    double measured,
    @Nullable Predictions predictions,
    @Nullable Exception problem) {
  static FilePrediction reading(String name) {
    return new FilePrediction(name, 0, List.of(), Double.NaN, null, null);
  }

  static FilePrediction failed(String name, Exception why) {
    return new FilePrediction(name, 0, List.of(), Double.NaN, null, why);
  }
}
