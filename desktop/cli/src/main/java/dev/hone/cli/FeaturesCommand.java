package dev.hone.cli;

import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hone features}. */
@Command(name = "features", mixinStandardHelpOptions = true, sortOptions = false)
final class FeaturesCommand implements Callable<Integer> {
  @Option(names = "--base", required = true, paramLabel = "${bundle:label.tflite}")
  private Path base;

  @Option(names = "--tensor", paramLabel = "${bundle:label.tensor}")
  private String tensor;

  @Option(names = "--data", paramLabel = "${bundle:label.data}")
  private String data;

  @Option(names = "--target", paramLabel = "${bundle:label.column}")
  private String target;

  @Option(names = "--as-is")
  private boolean asIs;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "${bundle:label.csv}")
  private Path output;

  @Mixin private Outputs outputs;

  private final Console console;

  FeaturesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = console.out();
    TfLiteFile file = TfLiteFile.read(base);
    if (tensor == null) {
      FeatureFile.candidates(file).forEach((name, info) -> out.println(name + "  " + info));
      return Hone.OK;
    }
    if (data == null || output == null) {
      throw new InvalidInputException(Message.of("cli.error.features-need"));
    }
    outputs.reads("--data", data).reads("--base", base).writes("--output", output);
    TfLiteFile part = FeatureFile.cut(file, tensor);
    LoadedData loaded =
        DataSource.load(data, new DataSource.Options(target, null, 0, 1), new Seed(1));
    console.reading(loaded.reading());
    Dataset rows = loaded.dataset();
    FrozenFeatures features =
        FrozenFeatures.compute(
            new JavaCppRuntime(),
            new TfLiteRuntime.Options(1, Accelerator.XNNPACK),
            new FrozenFeatures.Source(part, FeatureFile.FEATURES, FeatureFile.FEATURES),
            scaled(file, rows),
            rows.size(),
            null);
    AtomicFile.write(
        output,
        stream -> {
          Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
          write(features, rows, writer);
          writer.flush();
        });
    console.say("cli.features.wrote", output.toString(), rows.size(), features.width());
    return Hone.OK;
  }

  /** The rows as the file's metadata ask for them. */
  private float[] scaled(TfLiteFile file, Dataset rows) {
    double[] raw = rows.features();
    float[] values = new float[raw.length];
    Optional<FileInfo.Meaning> scaling = file.inputScaling();
    if (asIs || scaling.isEmpty()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) raw[i];
      }
      return values;
    }
    FileInfo.Meaning meaning = scaling.get();
    int width = meaning.mean().size();
    if (width > 1 && values.length % width != 0) {
      throw new InvalidInputException(
          Message.of("cli.error.scales", file.name(), width, data, values.length / rows.size()));
    }
    for (int i = 0; i < values.length; i++) {
      double distance = raw[i] - meaning.mean().get(i % width);
      values[i] = (float) (distance / meaning.deviation().get(i % width));
    }
    console.note(Message.of("cli.features.scaled"));
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
                  : Numbers.shortest(rows.targets()[row]))
              + "\n");
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
