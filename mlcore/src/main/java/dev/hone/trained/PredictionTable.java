package dev.hone.trained;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.train.Predictions;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Predictions as a CSV file: a line for each target, with the probabilities of all classes. */
public final class PredictionTable {
  private PredictionTable() {}

  /**
   * Writes them; the writer stays open.
   *
   * @param neutral whether texts that a spreadsheet would take for formulas get an apostrophe
   */
  public static void write(
      TrainedModel model, Predictions predictions, boolean neutral, Writer writer) {
    Schema schema = model.schema();
    CsvWriter csv = CsvWriter.builder().build(writer);
    List<String> line = new ArrayList<>();
    line.add("row");
    if (schema.targetPerStep()) {
      line.add("step");
    }
    line.add(text(schema.targetName(), neutral));
    schema.classNames().forEach(name -> line.add("p(" + name + ")"));
    csv.writeRow(line);
    int perRow = schema.targetsPerRow();
    for (int i = 0; i < predictions.size(); i++) {
      line.clear();
      line.add(Integer.toString(i / perRow + 1));
      if (schema.targetPerStep()) {
        line.add(Integer.toString(i % perRow + 1));
      }
      String answer = answer(model, predictions, i);
      line.add(schema.task() == Task.CLASSIFICATION ? text(answer, neutral) : answer);
      for (int c = 0; c < schema.classNames().size(); c++) {
        line.add(String.format(Locale.ROOT, "%.4f", predictions.probability(i, c)));
      }
      csv.writeRow(line);
    }
  }

  /** What is predicted for one target as it stands in the file: a class's name, or a number. */
  public static String answer(TrainedModel model, Predictions predictions, int target) {
    return model.schema().task() == Task.CLASSIFICATION
        ? model.schema().classNames().get(predictions.predictedClass(target))
        : model
            .preprocessor()
            .shownTarget(model.preprocessor().inverseTarget(predictions.value(target)));
  }

  private static String text(String text, boolean neutral) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return neutral && formula ? "'" + text : text;
  }
}
