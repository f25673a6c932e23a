package dev.hone.app.ui.model;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.app.ui.Formats;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import java.util.List;
import java.util.stream.Collectors;

/** What is predicted, or true, in words. */
final class AnswerText {
  private static final int PER_CENT = 100;

  private AnswerText() {}

  /** A class's name, or a number; of each step, where a sequence has one for each. */
  static String of(Schema schema, List<Double> values) {
    return values.stream().map(value -> of(schema, value)).collect(Collectors.joining(" · "));
  }

  private static String of(Schema schema, double value) {
    return schema.task() == Task.CLASSIFICATION
        ? schema.classNames().get((int) value)
        : Formats.number(value);
  }

  static String of(Resources resources, Schema schema, ModelState.Answer answer) {
    String text = of(schema, answer.values());
    if (answer.values().size() > 1) {
      return resources.getString(R.string.prediction_steps, schema.targetName(), text);
    }
    if (schema.task() != Task.CLASSIFICATION) {
      return resources.getString(R.string.prediction_value, schema.targetName(), text);
    }
    return resources.getString(
        R.string.prediction_class, text, percent(answer, answer.values().get(0).intValue()));
  }

  static int percent(ModelState.Answer answer, int classIndex) {
    return Math.round(PER_CENT * answer.probabilities().get(classIndex));
  }
}
