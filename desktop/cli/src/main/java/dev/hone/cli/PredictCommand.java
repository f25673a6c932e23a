package dev.hone.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.hone.base.AtomicFile;
import dev.hone.base.Message;
import dev.hone.data.csv.CsvData;
import dev.hone.data.source.DataSource;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.metrics.MetricKind;
import dev.hone.train.Predictions;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hone predict}. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    description = {
      "Predicts rows with a trained model: one line of CSV a row (a step, where each has a target).",
      ""
    })
final class PredictCommand implements Callable<Integer> {
  @Option(names = "--model", required = true, paramLabel = "FILE", description = "By hone train.")
  private Path modelFile;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "FILE.csv with the columns of the training data, or FILE.ts.")
  private String data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "CSV file (default: standard output).")
  private Path output;

  @Mixin private ExecutorOption executorOption;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    OutputFile.check("--output", output);
    TrainedModel model = TrainedModel.read(modelFile);
    CsvData rows = DataSource.loadToPredict(data, model.schema());
    PrintWriter err = command.commandLine().getErr();
    for (Message note : rows.notes()) {
      err.println("Note: " + note);
    }
    Predictions predictions = model.predict(executorOption.create(1, err), rows.dataset());
    if (output == null) {
      write(model, predictions, command.commandLine().getOut());
    } else {
      AtomicFile.write(
          output,
          stream -> {
            Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            write(model, predictions, writer);
            writer.flush();
          });
    }
    if (rows.dataset().hasTargets()) {
      MetricKind metric = MetricKind.of(model.schema().task());
      err.printf(
          "%s on these %d rows: %s%n",
          metric.label(),
          rows.dataset().size(),
          metric.format(measure(model, predictions, rows.dataset())));
    }
    return Hone.OK;
  }

  private static void write(TrainedModel model, Predictions predictions, Writer writer) {
    Schema schema = model.schema();
    boolean classes = schema.task() == Task.CLASSIFICATION;
    CsvWriter csv = CsvWriter.builder().build(writer);
    List<String> line = new ArrayList<>();
    line.add("row");
    if (schema.targetPerStep()) {
      line.add("step");
    }
    line.add(schema.targetName());
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
        line.add(schema.classNames().get(predictions.predictedClass(i)));
        for (int c = 0; c < schema.classNames().size(); c++) {
          line.add(String.format(Locale.ROOT, "%.4f", predictions.probability(i, c)));
        }
      } else {
        line.add(Float.toString(model.preprocessor().inverseTarget(predictions.value(i))));
      }
      csv.writeRow(line);
    }
  }

  private static double measure(TrainedModel model, Predictions predictions, Dataset rows) {
    boolean classes = model.schema().task() == Task.CLASSIFICATION;
    double sum = 0;
    for (int i = 0; i < predictions.size(); i++) {
      if (classes) {
        sum += predictions.predictedClass(i) == rows.labels()[i] ? 1 : 0;
      } else {
        double error = model.preprocessor().inverseTarget(predictions.value(i)) - rows.targets()[i];
        sum += error * error;
      }
    }
    double mean = sum / predictions.size();
    return classes ? mean : Math.sqrt(mean);
  }
}
