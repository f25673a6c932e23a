package dev.hone.regularizers;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.nn.BatchNorm;
import dev.hone.nn.Dense;
import dev.hone.nn.Embedding;
import dev.hone.nn.Network;
import dev.hone.nn.SimpleRnn;
import dev.hone.nn.Trial;
import dev.hone.op.Ops;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Expected numbers are worked out by hand. */
public class PenaltyTest {
  private static final float TOLERANCE = 1e-6f;

  @Test
  public void of_elasticNet_sumsWeightsOnlyAndItsGradientIsL2TimesTheWeight() {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(2, 2), 1, 2, 3, 4);
      Network network =
          new Network(
              List.of(
                  new Dense(1, Activations.LINEAR),
                  new BatchNorm(),
                  new Dense(1, Activations.LINEAR)));
      network.apply(x, trial.builder);
      trial.set("dense1/kernel", 3, -4);
      trial.set("dense1/bias", 100);
      trial.set("batch-norm1/scale", 100);
      trial.set("dense2/kernel", 2);
      Node penalty = penalty("l1=0.1+l2=0.01", trial).orElseThrow();
      Node kernel = trial.builder.graph().leaf("dense1/kernel");
      trial.start(penalty, Ops.gradients(penalty, List.of(kernel)).get(0));

      // 0.1·(3 + 4 + 2) + 0.01·½·(9 + 16 + 4)
      assertArrayEquals(new float[] {1.045f}, trial.run(), TOLERANCE);
      // 0.1·sign(w) + 0.01·w
      assertArrayEquals(new float[] {0.13f, -0.14f}, trial.output(1), TOLERANCE);
    }
  }

  @Test
  public void of_recurrentAndEmbedding_countsTheirWeights() {
    try (Trial trial = Trial.training()) {
      Node x = trial.intInput(Shape.of(1, 2), 0, 1);
      Network network = new Network(List.of(new Embedding(2, 1), new SimpleRnn(1, false)));
      network.apply(x, trial.builder);
      trial.set("embedding1/table", 1, -2);
      trial.set("rnn1/kernel", 4);
      trial.set("rnn1/recurrent-kernel", -8);
      trial.set("rnn1/bias", 100);

      Node penalty = penalty("l1=1", trial).orElseThrow();
      assertArrayEquals(new float[] {15}, trial.value(penalty), TOLERANCE);
    }
  }

  @Test
  public void of_bothZero_isAbsent() {
    try (Trial trial = Trial.training()) {
      new Dense(1, Activations.RELU).apply(trial.input(Shape.of(1, 1), 1), trial.builder, "dense1");

      assertEquals(Optional.empty(), penalty("l1=0+l2=0", trial));
    }
  }

  @Test
  public void penalty_outOfRange_isRefused() {
    assertEquals(
        "arm \"l1=-0.1\": l1 is -0.1; allowed are numbers from 0 to 3.4e38",
        assertThrows(InvalidInputException.class, () -> Regularization.parse("l1=-0.1"))
            .getMessage());
    assertEquals(
        "arm \"l2=Infinity\": l2 is Infinity; allowed are numbers from 0 to 3.4e38",
        assertThrows(InvalidInputException.class, () -> Regularization.parse("l2=Infinity"))
            .getMessage());
  }

  private static Optional<Node> penalty(String arm, Trial trial) {
    return Composer.penalty(Regularization.parse(arm), trial.builder);
  }
}
