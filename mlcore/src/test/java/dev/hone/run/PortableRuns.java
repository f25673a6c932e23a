package dev.hone.run;

import dev.hone.activations.Activations;
import dev.hone.base.Hash;
import dev.hone.data.source.Difficulty;
import dev.hone.exec.JavaExecutor;
import dev.hone.kernels.KernelSets;
import dev.hone.nn.family.Families;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import dev.hone.train.TrainingListener;
import dev.hone.trained.TrainedModel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Twelve short trainings with the portable kernels, which are to end in the same bits on every
 * machine. A program of its own, so that a test can start it with other options of the JVM.
 */
final class PortableRuns {
  private static final int EPOCHS = 1;
  private static final int BATCH = 16;

  /** Few rows: one of the runs is interpreted. */
  private static final double TRAIN_FRACTION = 0.2;

  /** Family, data, activation, optimiser, schedule, arm. */
  private static final List<List<String>> RUNS =
      List.of(
          List.of("mlp", "iris", "relu", "adam", "constant", "l2=0.1"),
          List.of("mlp", "iris", "tanh", "momentum", "cosine", "dropout=0.3"),
          List.of("mlp", "wine", "leaky-relu", "rmsprop", "exponential", "batch-norm"),
          List.of("mlp", "wine", "elu", "adagrad", "step", "layer-norm"),
          List.of("mlp", "two-moons", "sigmoid", "adadelta", "constant", "input-noise=0.1"),
          List.of("mlp", "two-moons", "softplus", "sgd", "cosine", "label-smoothing=0.1"),
          List.of("mlp", "spirals", "prelu", "adamw", "inverse-time", "max-norm=2"),
          List.of("rnn", "adding", "tanh", "adam", "constant", "none"),
          List.of("lstm", "adding", "tanh", "adam", "cosine", "dropout=0.2"),
          List.of("lstm", "noisy-sine", "tanh", "rmsprop", "constant", "l1=0.01"),
          List.of("gru", "noisy-sine", "tanh", "adam", "constant", "none"),
          List.of("gru", "adding", "tanh", "momentum", "step", "layer-norm"));

  private PortableRuns() {}

  /** Prints a line a run. */
  public static void main(String[] args) {
    lines().forEach(System.out::println);
  }

  /** Each run with the hash of its weights and the bits of its test loss. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<String> run : RUNS) {
      TrainedModel model = model(run);
      String loss = Long.toHexString(Double.doubleToLongBits(model.result().testLoss()));
      lines.add(String.join(" ", run) + " " + hash(model.weights()) + " " + loss);
    }
    return lines;
  }

  private static TrainedModel model(List<String> run) {
    ModelSettings usual = ModelSettings.of(Families.of("family", run.get(0)), List.of(6, 5));
    ModelSettings model =
        new ModelSettings(
            usual.family(),
            usual.hidden(),
            Activations.of(run.get(2)),
            usual.initializer(),
            usual.residual());
    TrainingSettings from = TrainingSettings.defaults();
    Optimizer optimizer = Optimizers.of(run.get(3));
    TrainingSettings training =
        new TrainingSettings(
            null,
            EPOCHS,
            BATCH,
            optimizer,
            optimizer.suggestedLearningRate(),
            Schedules.of(run.get(4)),
            from.clipping());
    ExperimentSpec spec =
        new ExperimentSpec(
            DataSettings.of(run.get(1)).withDifficulty(new Difficulty(TRAIN_FRACTION, 0)),
            model,
            training,
            List.of(Arm.parse(run.get(5))),
            1,
            Defaults.SEED);
    return new ModelTraining(spec)
        .run(
            new JavaExecutor(1, KernelSets.PORTABLE),
            TrainingListener.NONE,
            () -> false,
            null,
            Double.MAX_VALUE)
        .model();
  }

  private static String hash(Map<String, float[]> weights) {
    MessageDigest digest = Hash.sha256();
    new TreeMap<>(weights)
        .forEach(
            (name, values) -> {
              digest.update(name.getBytes(StandardCharsets.UTF_8));
              ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
              bytes.asFloatBuffer().put(values);
              digest.update(bytes.array());
            });
    return Hash.hex(digest.digest()).substring(0, 16);
  }
}
