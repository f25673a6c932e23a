package dev.hone.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.base.Safetensors;
import dev.hone.compare.Comparison;
import dev.hone.metrics.Metric;
import dev.hone.report.ResultFile;
import dev.hone.report.TextReport;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.CheckpointInfo;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hone show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {"Says what a file holds: a model, a checkpoint, a comparison, a spec.", ""})
final class ShowCommand implements Callable<Integer> {
  private static final long MAX_JSON_BYTES = 512L << 20;

  @Parameters(paramLabel = "FILE")
  private Path file;

  @Spec private CommandSpec command;

  private final boolean terminal;

  ShowCommand(boolean terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    if (startsWithBrace()) {
      if (Files.size(file) > MAX_JSON_BYTES) {
        throw InvalidInputException.of("%s is larger than %d bytes", file, MAX_JSON_BYTES);
      }
      showJson(Files.readString(file), out);
      return Hone.OK;
    }
    Safetensors tensors = Safetensors.read(file);
    if (tensors.metadata().containsKey(TrainedModel.METADATA)) {
      showModel(TrainedModel.read(file), out);
    } else if (tensors.metadata().containsKey(CheckpointInfo.METADATA)) {
      showCheckpoint(CheckpointInfo.read(file), out);
    } else {
      out.println("safetensors file that Hone did not write");
      tensors.metadata().forEach((name, text) -> out.println("  " + name + ": " + text));
    }
    out.println();
    out.printf("%-36s %-16s %10s %12s%n", "tensor", "shape", "values", "norm");
    tensors
        .tensors()
        .forEach((name, tensor) -> tensorLine(out, name, tensor.shape(), tensor.values()));
    out.printf("%d bytes%n", Files.size(file));
    return Hone.OK;
  }

  private boolean startsWithBrace() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      int first = in.read();
      while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
        first = in.read();
      }
      return first == '{';
    } catch (NoSuchFileException e) {
      throw new InvalidInputException("there is no file " + file, e);
    }
  }

  private void showJson(String text, PrintWriter out) {
    JsonFields fields = JsonFields.parse(file.toString(), text);
    if (fields.has("format")) {
      Comparison comparison = ResultFile.fromJson(fields);
      out.println(
          TextReport.render(
              comparison, Language.EN, Hone.colours(terminal), Hone.width(command, terminal)));
    } else if (fields.has("arms")) {
      ExperimentSpec spec = ExperimentSpec.parse(file.toString(), text);
      out.printf(
          "experiment: %d arms, %d seeds, %d runs on %s%n",
          spec.arms().size(), spec.repeats(), spec.runs(), spec.data().source());
      out.println(spec.toPrettyJson());
    } else {
      out.println("JSON that Hone does not know");
      out.println(pretty(text));
    }
  }

  private String pretty(String text) {
    try {
      JsonElement json = JsonParser.parseString(text);
      return new GsonBuilder().setPrettyPrinting().create().toJson(json);
    } catch (JsonSyntaxException e) {
      throw new InvalidInputException(file + " is not valid JSON: " + e.getMessage(), e);
    }
  }

  private static void showModel(TrainedModel model, PrintWriter out) {
    ExperimentSpec spec = model.spec();
    out.printf(
        "model: %s %s for %s, regularisation %s%n",
        spec.model().family().card().key(),
        spec.model().hidden(),
        model.schema().name(),
        spec.baseline().regularization());
    Metric metric = model.metric();
    out.printf(
        "target: %s%s%n",
        model.schema().targetName(),
        model.schema().classNames().isEmpty() ? "" : " of " + model.schema().classNames());
    out.printf("features: %s%n", String.join(", ", model.preprocessor().featureNames()));
    out.printf(
        "trained %d epochs; %s: training %s, validation %s, test %s%n",
        model.result().epochs(),
        metric.label(),
        metric.format(model.result().trainMetric()),
        metric.format(model.result().validationMetric()),
        metric.format(model.result().testMetric()));
  }

  private static void showCheckpoint(CheckpointInfo info, PrintWriter out) {
    out.printf(
        "checkpoint of an unfinished run: %d epochs done, best epoch %d%n",
        info.history().size(), info.bestEpoch());
  }

  private static void tensorLine(
      PrintWriter out, String name, List<Integer> shape, float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    out.printf(
        Locale.ROOT, "%-36s %-16s %10d %12.4g%n", name, shape, values.length, Math.sqrt(squares));
  }
}
