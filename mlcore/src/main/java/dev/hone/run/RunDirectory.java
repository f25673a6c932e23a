package dev.hone.run;

import com.google.gson.JsonObject;
import dev.hone.base.AtomicFile;
import dev.hone.base.Disk;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.ProcessLock;
import dev.hone.data.table.Dataset;
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
 * holds a finished run, {@code run-ARM-REPEAT.safetensors} the state of one in progress. One
 * process at a time works in it. Each run says itself which experiment it is of, and what says so
 * for the folder is removed last: at no moment does a folder hold runs that another experiment
 * could take for its own.
 */
public final class RunDirectory implements RunStore {
  private static final String IDENTITY = "experiment.json";
  private static final String LOCK = "in-use.lock";
  private static final String RUNS = "run-\\d+-\\d+\\.(json|safetensors)";

  private final Path folder;
  private final double checkpointSeconds;
  private String identity = "";
  private boolean made;
  private ProcessLock lock;

  /**
   * @param folder made when needed
   * @param checkpointSeconds least time between two saves of a run in progress
   */
  public RunDirectory(Path folder, double checkpointSeconds) {
    this.folder = folder;
    this.checkpointSeconds = checkpointSeconds;
  }

  @Override
  public void begin(ExperimentSpec spec, Dataset data, String executor) throws IOException {
    lock();
    boolean begun = false;
    try {
      requireSame(spec, data, executor);
      begun = true;
    } finally {
      if (!begun) {
        close();
      }
    }
  }

  private void requireSame(ExperimentSpec spec, Dataset data, String executor) throws IOException {
    Path file = folder.resolve(IDENTITY);
    identity = identity(spec, data.hash(), executor);
    if (!Files.exists(file)) {
      write(file, identity);
      return;
    }
    String there = text(file);
    // What was begun while values were kept as floats goes on.
    if (there.equals(identity(spec, data.formerHash(), executor))) {
      identity = there;
    } else if (!there.equals(identity)) {
      throw new InvalidInputException(Message.of("run.folder", folder.toString()));
    }
  }

  private static String identity(ExperimentSpec spec, String dataHash, String executor) {
    JsonObject json = new JsonObject();
    json.addProperty("specHash", spec.hash());
    json.addProperty("dataHash", dataHash);
    json.addProperty("executor", executor);
    return json.toString();
  }

  /**
   * Keeps other processes out until {@link #close}; the folder is made.
   *
   * @throws InvalidInputException if another process has it
   */
  public void lock() throws IOException {
    if (lock == null) {
      made |= !Files.isDirectory(folder);
      Disk.createFolders(folder);
      lock = ProcessLock.take(folder.resolve(LOCK), folder);
      removeUnfinished();
    }
  }

  /** What a process that was killed had begun to write. */
  private void removeUnfinished() throws IOException {
    for (Path file : files()) {
      if (file.getFileName().toString().matches(AtomicFile.TEMPORARY)) {
        Disk.delete(file);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().collect(Collectors.toList());
    }
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  @Override
  public RunResult find(int arm, int repeat) throws IOException {
    Path file = file(arm, repeat, ".json");
    if (!Files.exists(file)) {
      return null;
    }
    Stored stored = stored(file);
    return stored.experiment == null || stored.experiment.equals(identity) ? stored.run : null;
  }

  /**
   * Reads the file of a finished run.
   *
   * @throws InvalidInputException if it is damaged
   */
  public static RunResult read(Path file) throws IOException {
    return stored(file).run;
  }

  /** A finished run, and whose it is; null for one of a version that did not say so. */
  private record Stored(String experiment, RunResult run) {}

  private static Stored stored(Path file) throws IOException {
    JsonFields fields = JsonFields.parse("run " + file, text(file));
    if (!fields.has("experiment")) {
      return new Stored(null, RunResult.fromJson(fields));
    }
    Stored stored =
        new Stored(fields.string("experiment"), RunResult.fromJson(fields.objectOrFail("run")));
    fields.end();
    return stored;
  }

  @Override
  public void add(int arm, RunResult result) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("experiment", identity);
    json.add("run", result.toJson());
    write(file(arm, result.repeat(), ".json"), json.toString());
    Disk.delete(file(arm, result.repeat(), ".safetensors"));
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

  /** Removes the folder if this made it and no run was begun: a refusal leaves nothing behind. */
  public void deleteIfMade() throws IOException {
    close();
    if (made && finishedRuns() == 0 && !Files.exists(folder.resolve(IDENTITY))) {
      delete();
    }
  }

  /**
   * Removes what this store wrote, and the folder if nothing else is in it: first the runs, then
   * what says whose they are. Ended in between, it holds fewer runs of the same experiment.
   *
   * @throws InvalidInputException if another process works in it
   */
  public void delete() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    lock();
    boolean onlyOurs = true;
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.matches(RUNS)) {
        Disk.delete(file);
      } else {
        onlyOurs &= name.equals(IDENTITY) || name.equals(LOCK);
      }
    }
    Disk.delete(folder.resolve(IDENTITY));
    close();
    if (onlyOurs) {
      Disk.delete(folder);
    }
  }

  private Path file(int arm, int repeat, String ending) {
    return folder.resolve("run-" + arm + "-" + repeat + ending);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
