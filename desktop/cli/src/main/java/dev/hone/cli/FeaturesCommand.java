package dev.hone.cli;

import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.desktop.tflite.JavaCppRuntime;
import dev.hone.finetune.FrozenFeatures;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.tflite.run.Accelerator;
import dev.hone.tflite.run.TfLiteRuntime;
import dev.hone.tflite.write.FeatureFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hone features}. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a frozen .tflite base on rows and writes one of its tensors as a CSV file: features for a new head,",
      "which hone train, compare and predict then take like any table. Without --tensor: lists the tensors there are.",
      ""
    })
final class FeaturesCommand implements Callable<Integer> {
  @Option(names = "--base", required = true, paramLabel = "FILE.tflite", description = "The base.")
  private Path base;

  @Option(names = "--tensor", description = "Which tensor; its rows are the first axis.")
  private String tensor;

  @Option(names = "--data", paramLabel = "NAME|FILE", description = "Rows as the base takes them.")
  private String data;

  @Option(names = "--target", description = "Column that is not a feature (default: the last).")
  private String target;

  @Option(
      names = "--as-is",
      description = "Feed the columns as they are, even if the file says how to scale them.")
  private boolean asIs;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.csv",
      description = "Where to.")
  private Path output;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    TfLiteFile file = TfLiteFile.read(base);
    if (tensor == null) {
      FeatureFile.candidates(file).forEach((name, info) -> out.println(name + "  " + info));
      return Hone.OK;
    }
    if (data == null || output == null) {
      throw new InvalidInputException("with --tensor, --data and --output are needed too");
    }
    OutputFile.check("--output", output);
    TfLiteFile part = FeatureFile.cut(file, tensor);
    LoadedData loaded =
        DataSource.load(data, new DataSource.Options(target, null, 0, 1), new Seed(1));
    PrintWriter err = command.commandLine().getErr();
    loaded.notes().forEach(note -> err.println("Note: " + note));
    Dataset rows = loaded.dataset();
    FrozenFeatures features =
        FrozenFeatures.compute(
            new JavaCppRuntime(),
            new TfLiteRuntime.Options(1, Accelerator.XNNPACK),
            new FrozenFeatures.Source(part, FeatureFile.FEATURES, FeatureFile.FEATURES),
            scaled(file, rows, err),
            rows.size(),
            null);
    AtomicFile.write(
        output,
        stream -> {
          Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
          write(features, rows, writer);
          writer.flush();
        });
    out.printf("Wrote %s: %d rows of %d features%n", output, rows.size(), features.width());
    return Hone.OK;
  }

  /** The rows as the file's metadata ask for them. */
  private float[] scaled(TfLiteFile file, Dataset rows, PrintWriter err) {
    float[] values = rows.features().clone();
    Optional<FileInfo.Meaning> scaling = file.inputScaling();
    if (asIs || scaling.isEmpty()) {
      return values;
    }
    FileInfo.Meaning meaning = scaling.get();
    int width = meaning.mean().size();
    if (width > 1 && values.length % width != 0) {
      throw InvalidInputException.of(
          "%s scales %d features, but %s has rows of %d values; --as-is feeds them unscaled",
          file.name(), width, data, values.length / rows.size());
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - meaning.mean().get(i % width)) / meaning.deviation().get(i % width);
    }
    err.println("Note: the columns are scaled as the file's metadata say");
    return values;
  }

  private static void write(FrozenFeatures features, Dataset rows, Writer writer)
      throws IOException {
    Schema schema = rows.schema();
    for (int i = 0; i < features.width(); i++) {
      writer.write("feature" + (i + 1) + ",");
    }
    writer.write(quoted(schema.targetName()) + "\n");
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < features.width(); i++) {
        writer.write(features.values()[row * features.width() + i] + ",");
      }
      writer.write(
          (schema.task() == Task.CLASSIFICATION
                  ? quoted(schema.classNames().get(rows.labels()[row]))
                  : Float.toString(rows.targets()[row]))
              + "\n");
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
