package dev.hone.cli;

import dev.hone.base.AtomicFile;
import dev.hone.base.Disk;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hone export}. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  /** A file of more rows at a time than this would hold nothing but room for them. */
  private static final Range BATCH = Range.whole(1, 1 << 16);

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

  @Mixin private Outputs outputs;

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
    outputs.reads("MODEL", modelFile);
    TrainedModel model = TrainedModel.read(modelFile);
    String title = name != null ? name : modelFile.getFileName().toString();
    ModelExport export = new ModelExport(model, title, author, licence);
    // All files are made before the first is written: what cannot be made leaves nothing behind.
    Map<String, TfLiteFile> files = new LinkedHashMap<>();
    files.put("infer.tflite", export.inference(1));
    for (int batch : batches) {
      files.put("infer-" + batch + ".tflite", export.inference(batch));
    }
    files.put("train.tflite", export.training(trainBatch));
    files.put("train-gpu.tflite", export.statelessTraining(trainBatch));
    boolean made = !Files.isDirectory(folder);
    if (!made) {
      for (String file : files.keySet()) {
        outputs.writes(file, folder.resolve(file));
      }
    }
    Disk.createFolders(folder);
    List<Path> written = new ArrayList<>();
    try {
      for (Map.Entry<String, TfLiteFile> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        boolean fresh = !Files.exists(path);
        write(path, file.getValue());
        if (fresh) {
          written.add(path);
        }
      }
    } catch (IOException e) {
      for (Path path : written) {
        Disk.delete(path);
      }
      if (made) {
        Disk.delete(folder);
      }
      throw e;
    }
    for (Map.Entry<String, TfLiteFile> file : files.entrySet()) {
      console.say(
          "cli.export.wrote", folder.resolve(file.getKey()).toString(), file.getValue().size());
    }
    return Hone.OK;
  }

  private static void check(String option, int rows) {
    if (!BATCH.contains(rows)) {
      throw InvalidInputException.value(option, rows, BATCH);
    }
  }

  private static void write(Path path, TfLiteFile file) throws IOException {
    AtomicFile.write(
        path,
        out -> {
          WritableByteChannel channel = Channels.newChannel(out);
          channel.write(file.buffer());
        });
  }
}
