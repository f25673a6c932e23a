package dev.hone.cli;

import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.tflite.file.TfLiteFile;
import dev.hone.trained.ModelExport;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hone export}. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "${bundle:label.model}", descriptionKey = "model")
  private Path modelFile;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "${bundle:label.folder}")
  private Path folder;

  @Option(names = "--batch", split = ",", paramLabel = "${bundle:label.n}")
  private List<Integer> batches = List.of(32);

  @Option(names = "--train-batch", paramLabel = "${bundle:label.n}")
  private int trainBatch = 32;

  @Option(names = "--name", paramLabel = "${bundle:label.name}")
  private String name;

  @Option(names = "--author", paramLabel = "${bundle:label.text}")
  private String author = "";

  @Option(names = "--licence", paramLabel = "${bundle:label.text}")
  private String licence = "";

  private final Console console;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInputException(Message.of("cli.error.folder-is-file", folder.toString()));
    }
    batches.forEach(batch -> check("--batch", batch));
    check("--train-batch", trainBatch);
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

  private static void check(String option, int rows) {
    if (rows < 1) {
      throw InvalidInputException.value(option, rows, Range.whole(1));
    }
  }

  private void write(String fileName, TfLiteFile file) throws IOException {
    Path path = folder.resolve(fileName);
    AtomicFile.write(
        path,
        out -> {
          WritableByteChannel channel = Channels.newChannel(out);
          channel.write(file.buffer());
        });
    console.say("cli.export.wrote", path.toString(), file.size());
  }
}
