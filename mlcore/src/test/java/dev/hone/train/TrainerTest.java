package dev.hone.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.table.Task;
import dev.hone.exec.JavaExecutor;
import dev.hone.graph.Shape;
import dev.hone.initializers.Initializers;
import dev.hone.losses.SoftmaxCrossEntropy;
import dev.hone.metrics.Metrics;
import dev.hone.nn.BatchNorm;
import dev.hone.nn.Dropout;
import dev.hone.nn.GaussianNoise;
import dev.hone.nn.Network;
import dev.hone.nn.Places;
import dev.hone.nn.family.Family;
import dev.hone.nn.family.LstmFamily;
import dev.hone.nn.family.MlpFamily;
import dev.hone.nn.family.ModelSpec;
import dev.hone.nn.family.Models;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.optim.UpdateRule;
import dev.hone.regularizers.EarlyStopping;
import dev.hone.regularizers.Regularization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TrainerTest {
  private static final float EXACT = 0f;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void run_cancelledInTheMiddleOfAnEpochAndResumed_endsBitIdentical() throws IOException {
    for (Family kind : new Family[] {new MlpFamily(), new LstmFamily()}) {
      TrainingOptions options = options("adam", 0.01, 12, EarlyStopping.after(50));
      Map<String, float[]> undisturbed;
      TrainingResult whole;
      try (Trainer trainer = trainer(kind, options, new JavaExecutor())) {
        whole = trainer.run(TrainingListener.NONE, () -> false, Checkpointing.NONE);
        undisturbed = trainer.weights();
      }
      Path file = folder.getRoot().toPath().resolve(kind.card().key() + ".checkpoint");
      Checkpointing checkpointing = new Checkpointing(file, "run 1", 1e9);
      AtomicInteger steps = new AtomicInteger();
      try (Trainer trainer = trainer(kind, options, new JavaExecutor())) {
        TrainingResult cut =
            trainer.run(
                TrainingListener.NONE, () -> steps.incrementAndGet() > 5 * 7 + 3, checkpointing);
        assertEquals(TrainingResult.Stop.CANCELLED, cut.stop());
        assertEquals(5, cut.history().size());
      }
      assertEquals(5, CheckpointInfo.read(file).history().size());
      try (Trainer trainer = trainer(kind, options, new JavaExecutor(2))) {
        TrainingResult resumed = trainer.run(TrainingListener.NONE, () -> false, checkpointing);
        assertEquals(12, resumed.history().size());
        for (int i = 0; i < 12; i++) {
          assertEquals(whole.history().get(i).loss(), resumed.history().get(i).loss(), 0);
          assertEquals(
              whole.history().get(i).validationLoss(),
              resumed.history().get(i).validationLoss(),
              0);
        }
        Map<String, float[]> weights = trainer.weights();
        undisturbed.forEach(
            (name, values) -> assertArrayEquals(name, values, weights.get(name), EXACT));
        assertEquals(whole.bestEpoch(), resumed.bestEpoch());
      }
    }
  }

  @Test
  public void run_checkpointOfAnotherRunOrDamaged_isRefused() throws IOException {
    Path file = folder.getRoot().toPath().resolve("c");
    TrainingOptions options = options("sgd", 0.1, 2, Regularization.NONE);
    try (Trainer trainer = trainer(new MlpFamily(), options, new JavaExecutor())) {
      trainer.run(TrainingListener.NONE, () -> false, new Checkpointing(file, "one", 0));
    }
    try (Trainer trainer = trainer(new MlpFamily(), options, new JavaExecutor())) {
      Checkpointing other = new Checkpointing(file, "two", 0);
      assertTrue(
          assertThrows(
                  InvalidInputException.class,
                  () -> trainer.run(TrainingListener.NONE, () -> false, other))
              .getMessage()
              .contains("belongs to another run"));
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      Checkpointing damaged = new Checkpointing(file, "one", 0);
      assertThrows(
          InvalidInputException.class,
          () -> trainer.run(TrainingListener.NONE, () -> false, damaged));
    }
  }

  @Test
  public void run_absurdLearningRate_stopsAndExplains() {
    for (String optimizer : new String[] {"sgd", "adam"}) {
      try (Trainer trainer =
          trainer(
              new MlpFamily(),
              options(optimizer, 1e6, 20, Regularization.NONE),
              new JavaExecutor())) {
        TrainingResult result = trainer.run(TrainingListener.NONE, () -> false, Checkpointing.NONE);

        assertEquals(TrainingResult.Stop.DIVERGED, result.stop());
        assertTrue(
            result.divergence(),
            result
                .divergence()
                .matches(
                    "diverged at epoch \\d+: the loss .*; try a learning rate of 0.01, or .*"));
      }
    }
  }

  @Test
  public void run_earlyStopping_keepsTheWeightsOfTheBestEpoch() {
    try (Trainer trainer =
        trainer(
            new MlpFamily(),
            options("adam", 0.05, 300, EarlyStopping.after(4)),
            new JavaExecutor())) {
      TrainingResult result = trainer.run(TrainingListener.NONE, () -> false, Checkpointing.NONE);

      assertEquals(TrainingResult.Stop.EARLY, result.stop());
      assertEquals(result.bestEpoch() + 4, result.history().size());
      double best = result.history().get(result.bestEpoch() - 1).validationLoss();
      for (EpochRecord record : result.history()) {
        assertTrue(record.validationLoss() >= best);
      }
      assertEquals(best, trainer.evaluate(examples(2, 40)).loss(), 0);
      assertNull(result.divergence());
    }
  }

  @Test
  public void initialWeights_sameNameAndSeed_sameWhateverTheRegularisation() {
    TrainingOptions options = options("sgd", 0.1, 1, Regularization.NONE);
    try (Trainer plain = trainer(network(new MlpFamily(), 0, false), options, 1);
        Trainer regular = trainer(network(new MlpFamily(), 0.5, true), options, 1);
        Trainer other = trainer(network(new MlpFamily(), 0, false), options, 2)) {
      int shared = 0;
      for (Map.Entry<String, float[]> weight : plain.weights().entrySet()) {
        assertArrayEquals(
            weight.getKey(), weight.getValue(), regular.weights().get(weight.getKey()), EXACT);
        shared++;
      }
      assertEquals(4, shared);
      assertNotEquals(
          plain.weights().get("dense1/kernel")[0], other.weights().get("dense1/kernel")[0], 1e-9);
    }
  }

  private static Trainer trainer(Family kind, TrainingOptions options, JavaExecutor executor) {
    return new Trainer(
        executor,
        new TrainingTask(
            network(kind, 0.3, !kind.sequences()),
            new SoftmaxCrossEntropy(0),
            Metrics.usual(Task.CLASSIFICATION),
            examples(1, 100),
            examples(2, 40),
            1),
        options,
        new Seed(5),
        System::nanoTime);
  }

  private static Trainer trainer(Network network, TrainingOptions options, long seed) {
    return new Trainer(
        new JavaExecutor(),
        new TrainingTask(
            network,
            new SoftmaxCrossEntropy(0),
            Metrics.usual(Task.CLASSIFICATION),
            examples(1, 100),
            null,
            1),
        options,
        new Seed(seed),
        System::nanoTime);
  }

  private static Network network(Family family, double dropout, boolean batchNorm) {
    ModelSpec spec =
        new ModelSpec(family, List.of(8), family.activation(), Initializers.GLOROT_UNIFORM, false);
    Places places = Places.EMPTY.withInput(new GaussianNoise(0.1));
    if (batchNorm) {
      places = places.withAfterProduct(new BatchNorm());
    }
    return Models.network(spec, places.withAfterActivation(new Dropout(dropout)), 2, false);
  }

  private static TrainingOptions options(
      String optimizer, double rate, int epochs, Regularization stopping) {
    return new TrainingOptions(
        epochs,
        16,
        rate,
        Schedules.of("reduce-on-plateau"),
        UpdateRule.of(Optimizers.of(optimizer)),
        Regularization.parse("l1=1e-4+l2=1e-3+weight-decay=0.001+max-norm=3").plus(stopping));
  }

  /** Sequences of 4 steps of 2 numbers; the class is the sign of a sum, wrong in one of ten. */
  private static Examples examples(long seed, int size) {
    UniformRandomProvider random = new Seed(seed).generator();
    float[] features = new float[size * 8];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      float sum = 0;
      for (int j = 0; j < 8; j++) {
        features[i * 8 + j] = random.nextFloat() * 2 - 1;
        sum += j % 2 == 0 ? features[i * 8 + j] : 0;
      }
      labels[i] = (sum > 0) != (random.nextFloat() < 0.1) ? 1 : 0;
    }
    return Examples.classification(Shape.of(4, 2), features, labels);
  }
}
