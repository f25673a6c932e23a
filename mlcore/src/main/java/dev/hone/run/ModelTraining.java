package dev.hone.run;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Dataset;
import dev.hone.exec.Executor;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.train.CheckpointInfo;
import dev.hone.train.Checkpointing;
import dev.hone.train.TrainingListener;
import dev.hone.train.TrainingResult;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Trains the one arm of a spec into a {@link TrainedModel}. */
public final class ModelTraining {
  private final ExperimentSpec spec;
  private final LoadedData loaded;
  private final PreparedData data;
  private final Seed seed;

  /**
   * Loads and splits the data.
   *
   * @param spec with one arm; repeats are not used
   * @throws InvalidInputException if there are several arms, or the data cannot be used
   */
  public ModelTraining(ExperimentSpec spec) {
    if (spec.arms().size() != 1) {
      throw new InvalidInputException(Message.of("run.one-arm", spec.arms().size()));
    }
    this.spec = spec;
    Seed root = new Seed(spec.seed());
    seed = root.child("repeat").child(0);
    loaded = PreparedData.load(spec.data(), seed.child("data"));
    Splits splits = new Splits(loaded, spec.data(), Plan.of(1), root);
    data = PreparedData.of(loaded, spec.data(), splits.of(0), seed);
  }

  private String identity(String dataHash, Executor executor) {
    JsonObject identity = new JsonObject();
    identity.add("spec", spec.toJson());
    identity.addProperty("dataHash", dataHash);
    identity.addProperty("executor", executor.name());
    return identity.toString();
  }

  private static boolean isOf(Path checkpoint, String identity) {
    try {
      return CheckpointInfo.read(checkpoint).identity().equals(identity);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The data as it was loaded, with the reader's notes. */
  public LoadedData loaded() {
    return loaded;
  }

  /** The rows that the model of this spec is not trained on; null if the spec keeps none. */
  public Dataset testRows() {
    return data.testRows();
  }

  /**
   * How training ended.
   *
   * @param model null when the run was cancelled or diverged
   */
  public record Outcome(TrainingResult training, TrainedModel model) {}

  /**
   * Trains to the end or until cancelled.
   *
   * @param checkpoint where the state is saved and resumed from; null for nowhere. Its identity is
   *     JSON with the {@code spec}, the {@code dataHash} and the {@code executor}'s name
   * @param everySeconds least time between saves
   */
  public Outcome run(
      Executor executor,
      TrainingListener listener,
      BooleanSupplier cancelled,
      Path checkpoint,
      double everySeconds) {
    try (ArmRun run = new ArmRun(spec, spec.baseline(), 0, data, executor, seed)) {
      // After compiling, when an executor that chooses knows its name.
      String identity = identity(loaded.dataset().hash(), executor);
      if (checkpoint != null && Files.exists(checkpoint)) {
        // What was begun while values were kept as floats goes on.
        String former = identity(loaded.dataset().formerHash(), executor);
        identity = isOf(checkpoint, former) ? former : identity;
      }
      Checkpointing checkpointing = new Checkpointing(checkpoint, identity, everySeconds);
      TrainingResult training = run.train(listener, cancelled, checkpointing);
      boolean usable =
          training.stop() == TrainingResult.Stop.FINISHED
              || training.stop() == TrainingResult.Stop.EARLY;
      return new Outcome(training, usable ? run.model(spec, run.measure(training, false)) : null);
    }
  }
}
