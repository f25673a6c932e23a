package dev.hone.cli;

import dev.hone.base.AtomicFile;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.DataSource;
import dev.hone.metrics.Metric;
import dev.hone.train.Predictions;
import dev.hone.trained.Departures;
import dev.hone.trained.PredictionTable;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
      PredictionTable.write(model, predictions, neutral, console.out());
    } else {
      AtomicFile.write(
          output,
          stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            PredictionTable.write(model, predictions, neutral, writer);
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
}
