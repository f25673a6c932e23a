package dev.hone.app.data;

import android.util.Log;
import dev.hone.base.Hash;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.run.RunDirectory;
import dev.hone.train.CheckpointInfo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runs of one experiment as files, before training goes on with them. What is missing or
 * damaged is trained again, which gives the same numbers; everything else is kept.
 */
public final class RunFiles {
  private static final String TAG = "RunFiles";
  private static final Pattern RUN = Pattern.compile("run-(\\d+)-(\\d+)\\.(json|safetensors)");

  private static final Pattern FINISHED = Pattern.compile("run-\\d+-\\d+\\.json");

  private final RunDao dao;
  private final AppFiles files;
  private final long experimentId;

  public RunFiles(RunDao dao, AppFiles files, long experimentId) {
    this.dao = dao;
    this.files = files;
    this.experimentId = experimentId;
  }

  /**
   * Name of the executor that the runs were begun with; null if none was.
   *
   * @throws InvalidInputException if the file that says so is damaged
   */
  public String executor() throws IOException {
    Path file = files.experiment(experimentId).resolve("experiment.json");
    return Files.exists(file)
        ? JsonFields.parse("experiment.json", Texts.read(file)).string("executor")
        : null;
  }

  /** The youngest file of a finished run in a folder; 0 where there is none. */
  static long lastWritten(Path folder) {
    File[] runs = folder.toFile().listFiles((place, name) -> FINISHED.matcher(name).matches());
    return runs == null
        ? 0 // deleted meanwhile
        : Arrays.stream(runs).mapToLong(File::lastModified).max().orElse(0);
  }

  /** Removes files that cannot be read, and says in the database what has to be trained again. */
  public void repair() throws IOException {
    for (Path file : AppFiles.regularFiles(files.experiment(experimentId))) {
      Matcher run = RUN.matcher(file.getFileName().toString());
      if (run.matches() && !readable(file, run.group(3))) {
        Files.delete(file);
      }
    }
    for (ModelFileEntity model : dao.models(experimentId)) {
      Path file = files.model(model);
      if (!Files.exists(file) || !Hash.sha256Hex(file).equals(model.sha256)) {
        Files.deleteIfExists(run(model.arm, 0));
      }
    }
    for (RunEntity run : dao.ofExperiment(experimentId)) {
      if (run.finished && !Files.exists(run(run.arm, run.repeat))) {
        dao.reopen(run.id);
      }
    }
  }

  private Path run(int arm, int repeat) {
    return files.experiment(experimentId).resolve("run-" + arm + "-" + repeat + ".json");
  }

  private static boolean readable(Path file, String kind) throws IOException {
    try {
      if (kind.equals("json")) {
        RunDirectory.read(file);
      } else {
        CheckpointInfo.read(file);
      }
      return true;
    } catch (InvalidInputException e) {
      Log.w(TAG, "a run is trained again, since its file is damaged: " + file.getFileName(), e);
      return false;
    }
  }
}
