package dev.hone.cli;

import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.trained.ModelExport;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hone export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a trained model as TensorFlow Lite files into a folder:",
      "  infer.tflite        one row at a time, for CPU and GPU",
      "  infer-N.tflite      N rows at a time",
      "  train.tflite        inference and training with the weights inside, for the CPU",
      "  train-gpu.tflite    one training step, weights go in and out, for CPU and GPU",
      ""
    })
final class ExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MODEL", description = "By hone train.")
  private Path modelFile;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Made if it is not there; files in it are replaced.")
  private Path folder;

  @Option(
      names = "--batch",
      split = ",",
      paramLabel = "N",
      description = "Rows of infer-N.tflite (default: ${DEFAULT-VALUE}).")
  private List<Integer> batches = List.of(32);

  @Option(
      names = "--train-batch",
      paramLabel = "N",
      description = "Rows of a training step (default: ${DEFAULT-VALUE}).")
  private int trainBatch = 32;

  @Option(names = "--name", description = "For the metadata (default: the file's name).")
  private String name;

  @Option(names = "--author", description = "For the metadata.")
  private String author = "";

  @Option(names = "--licence", description = "For the metadata.")
  private String licence = "";

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw InvalidInputException.of("--output should name a folder, but %s is a file", folder);
    }
    TrainedModel model = TrainedModel.read(modelFile);
    String title = name != null ? name : modelFile.getFileName().toString();
    ModelExport export = new ModelExport(model, title, author, licence);
    Files.createDirectories(folder);
    write("infer.tflite", export.inference(1));
    for (int batch : batches) {
      write("infer-" + batch + ".tflite", export.inference(batch));
    }
    write("train.tflite", export.training(trainBatch));
    write("train-gpu.tflite", export.statelessTraining(trainBatch));
    return Hone.OK;
  }

  private void write(String fileName, TfLiteFile file) throws IOException {
    Path path = folder.resolve(fileName);
    AtomicFile.write(
        path,
        out -> {
          WritableByteChannel channel = Channels.newChannel(out);
          channel.write(file.buffer());
        });
    PrintWriter out = command.commandLine().getOut();
    out.printf(Locale.ROOT, "Wrote %s  %,d bytes%n", path, file.size());
  }
}
