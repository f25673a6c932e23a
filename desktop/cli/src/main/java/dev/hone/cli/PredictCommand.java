package dev.hone.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.hone.base.AtomicFile;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.DataSource;
import dev.hone.data.table.Preprocessor;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.train.Predictions;
import dev.hone.trained.Departures;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hone predict}. */
@Command(name = "predict", mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  @Option(names = "--model", required = true, paramLabel = "${bundle:label.file}")
  private Path modelFile;

  @Option(names = "--data", required = true, paramLabel = "${bundle:label.file}")
  private String data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "${bundle:label.file}")
  private Path output;

  @Option(names = "--neutral")
  private boolean neutral;

  @Mixin private TableChoices.FormChoices form;

  @Mixin private ExecutorOption executorOption;

  @Mixin private Outputs outputs;

  private final Console console;

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    outputs.reads("--data", data).reads("--model", modelFile).writes("--output", output);
    TrainedModel model = TrainedModel.read(modelFile);
    TableOptions options = TableOptions.defaults().withForm(form.over(TableOptions.Form.FOUND));
    CsvData rows = DataSource.loadToPredict(data, model.schema(), model.reading(), options);
    console.notes(rows.notes());
    console.notes(Departures.of(model, rows));
    Predictions predictions = model.predict(executorOption.create(1, console), rows.dataset());
    if (output == null) {
      write(model, predictions, neutral, console.out());
    } else {
      AtomicFile.write(
          output,
          stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            write(model, predictions, neutral, writer);
            writer.flush();
          });
    }
    if (rows.dataset().hasTargets()) {
      Metric metric = model.metric();
      console.tell(
          "cli.predict.measured",
          metric.name(),
          rows.dataset().size(),
          metric.format(model.measure(predictions, rows.dataset())));
    }
    return Hone.OK;
  }

  /** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
  private static String text(String text, boolean neutral) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return neutral && formula ? "'" + text : text;
  }

  private static String target(Preprocessor preprocessor, float standardised) {
    return preprocessor.shownTarget(preprocessor.inverseTarget(standardised));
  }

  private static void write(
      TrainedModel model, Predictions predictions, boolean neutral, Writer writer) {
    Schema schema = model.schema();
    boolean classes = schema.task() == Task.CLASSIFICATION;
    CsvWriter csv = CsvWriter.builder().build(writer);
    List<String> line = new ArrayList<>();
    line.add("row");
    if (schema.targetPerStep()) {
      line.add("step");
    }
    line.add(text(schema.targetName(), neutral));
    if (classes) {
      schema.classNames().forEach(name -> line.add("p(" + name + ")"));
    }
    csv.writeRow(line);
    int perRow = schema.targetsPerRow();
    for (int i = 0; i < predictions.size(); i++) {
      line.clear();
      line.add(Integer.toString(i / perRow + 1));
      if (schema.targetPerStep()) {
        line.add(Integer.toString(i % perRow + 1));
      }
      if (classes) {
        line.add(text(schema.classNames().get(predictions.predictedClass(i)), neutral));
        for (int c = 0; c < schema.classNames().size(); c++) {
          line.add(String.format(Locale.ROOT, "%.4f", predictions.probability(i, c)));
        }
      } else {
        line.add(target(model.preprocessor(), predictions.value(i)));
      }
      csv.writeRow(line);
    }
  }
}
