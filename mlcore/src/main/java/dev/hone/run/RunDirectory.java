package dev.hone.run;

import com.google.gson.JsonObject;
import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.spec.ExperimentSpec;
import dev.hone.train.Checkpointing;
import dev.hone.trained.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs in a folder: {@code experiment.json} says what they belong to, {@code run-ARM-REPEAT.json}
 * holds a finished run, {@code run-ARM-REPEAT.safetensors} the state of one in progress.
 */
public final class RunDirectory implements RunStore {
  private static final String IDENTITY = "experiment.json";

  private final Path folder;
  private final double checkpointSeconds;
  private String identity = "";

  /**
   * @param folder made when needed
   * @param checkpointSeconds least time between two saves of a run in progress
   */
  public RunDirectory(Path folder, double checkpointSeconds) {
    this.folder = folder;
    this.checkpointSeconds = checkpointSeconds;
  }

  @Override
  public void begin(ExperimentSpec spec, String dataHash, String executor) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("specHash", spec.hash());
    json.addProperty("dataHash", dataHash);
    json.addProperty("executor", executor);
    identity = json.toString();
    Path file = folder.resolve(IDENTITY);
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      write(file, identity);
    } else if (!read(file).equals(identity)) {
      throw new InvalidInputException(Message.of("run.folder", folder.toString()));
    }
  }

  @Override
  public RunResult find(int arm, int repeat) throws IOException {
    Path file = file(arm, repeat, ".json");
    return Files.exists(file)
        ? RunResult.fromJson(JsonFields.parse("run " + file, read(file)))
        : null;
  }

  @Override
  public void add(int arm, RunResult result) throws IOException {
    write(file(arm, result.repeat(), ".json"), result.toJson().toString());
    Files.deleteIfExists(file(arm, result.repeat(), ".safetensors"));
  }

  @Override
  public Checkpointing checkpointing(int arm, int repeat) {
    return new Checkpointing(
        file(arm, repeat, ".safetensors"),
        identity + " arm " + arm + " repeat " + repeat,
        checkpointSeconds);
  }

  /** How many finished runs there are. */
  public int finishedRuns() throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return (int)
          files
              .filter(file -> file.getFileName().toString().matches("run-\\d+-\\d+\\.json"))
              .count();
    }
  }

  /** Removes what this store wrote, and the folder if nothing else is in it. */
  public void delete() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.collect(Collectors.toList());
    }
    boolean onlyOurs = true;
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.equals(IDENTITY) || name.matches("run-\\d+-\\d+\\.(json|safetensors)")) {
        Files.delete(file);
      } else {
        onlyOurs = false;
      }
    }
    if (onlyOurs) {
      Files.delete(folder);
    }
  }

  private Path file(int arm, int repeat, String ending) {
    return folder.resolve("run-" + arm + "-" + repeat + ending);
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
