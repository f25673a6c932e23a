package dev.hone.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
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
import picocli.CommandLine.Parameters;

/** {@code hone show}. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private static final long MAX_JSON_BYTES = 512L << 20;

  @Parameters(paramLabel = "${bundle:label.file}", descriptionKey = "file")
  private Path file;

  private final Console console;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = console.out();
    if (startsWithBrace()) {
      if (Files.size(file) > MAX_JSON_BYTES) {
        throw new InvalidInputException(
            Message.of("cli.error.too-large", file.toString(), MAX_JSON_BYTES));
      }
      showJson(Files.readString(file));
      return Hone.OK;
    }
    Safetensors tensors = Safetensors.read(file);
    if (tensors.metadata().containsKey(TrainedModel.METADATA)) {
      showModel(TrainedModel.read(file));
    } else if (tensors.metadata().containsKey(CheckpointInfo.METADATA)) {
      showCheckpoint(CheckpointInfo.read(file));
    } else {
      console.say("cli.show.foreign");
      tensors.metadata().forEach((name, text) -> out.println("  " + name + ": " + text));
    }
    out.println();
    tensorLine(
        console.text("cli.show.tensor"),
        console.text("cli.show.shape"),
        console.text("cli.show.values"),
        console.text("cli.show.norm"));
    tensors.tensors().forEach((name, tensor) -> tensorLine(name, tensor.shape(), tensor.values()));
    console.say("cli.show.bytes", Files.size(file));
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
      throw new InvalidInputException(Failures.said(e), e);
    }
  }

  private void showJson(String text) {
    PrintWriter out = console.out();
    JsonFields fields = JsonFields.parse(file.toString(), text);
    if (fields.has("format")) {
      Comparison comparison = ResultFile.fromJson(fields);
      out.println(
          TextReport.render(comparison, console.language(), console.colours(), console.width()));
    } else if (fields.has("arms")) {
      ExperimentSpec spec = ExperimentSpec.parse(file.toString(), text);
      console.say(
          "cli.show.experiment", spec.arms().size(), PlanOptions.words(spec), spec.data().source());
      out.println(spec.toPrettyJson());
    } else {
      console.say("cli.show.foreign-json");
      out.println(pretty(text));
    }
  }

  private static String pretty(String text) {
    JsonElement json = JsonParser.parseString(text);
    return new GsonBuilder().setPrettyPrinting().create().toJson(json);
  }

  private void showModel(TrainedModel model) {
    ExperimentSpec spec = model.spec();
    console.say(
        "cli.show.model",
        spec.model().family().card().key(),
        spec.model().hidden().toString(),
        model.schema().name(),
        spec.baseline().regularization().toString());
    String target = model.schema().targetName();
    if (model.schema().classNames().isEmpty()) {
      console.say("cli.show.target", target);
    } else {
      console.say("cli.show.target-of", target, model.schema().classNames().toString());
    }
    console.say("cli.show.features", model.preprocessor().featureNames());
    Metric metric = model.metric();
    console.say(
        "cli.show.trained",
        model.result().epochs(),
        metric.name(),
        metric.format(model.result().trainMetric()),
        metric.format(model.result().validationMetric()),
        metric.format(model.result().testMetric()));
  }

  private void showCheckpoint(CheckpointInfo info) {
    console.say("cli.show.checkpoint", info.history().size(), info.bestEpoch());
  }

  private void tensorLine(String name, List<Integer> shape, float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    tensorLine(
        name,
        shape.toString(),
        Integer.toString(values.length),
        String.format(Locale.ROOT, "%.4g", Math.sqrt(squares)));
  }

  private void tensorLine(String name, String shape, String values, String norm) {
    console
        .out()
        .println(
            Console.padded(name, 36)
                + " "
                + Console.padded(shape, 16)
                + " "
                + Console.right(values, 10)
                + " "
                + Console.right(norm, 12));
  }
}
