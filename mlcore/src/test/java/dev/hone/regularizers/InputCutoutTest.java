package dev.hone.regularizers;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.hone.base.Seed;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.Shape;
import dev.hone.nn.Trial;
import dev.hone.train.NoiseSource;
import org.junit.Test;

public class InputCutoutTest {
  @Test
  public void training_setsToZeroAndLeavesTheRestAsItIs() {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(2, 2), 3, -4, 5, 6);
      Node y = new InputCutout(0.4).apply(x, trial.builder, "input-cutout1");
      trial.feed("input-cutout1/mask", 1, 0, 0, 1);

      assertArrayEquals(new float[] {3, 0, 0, 6}, trial.value(y), 0f);
    }
  }

  @Test
  public void mask_isZeroOrOneAtItsRate() {
    try (Trial trial = Trial.training()) {
      Node x = trial.input(Shape.of(200, 100), new float[20_000]);
      new InputCutout(0.3).apply(x, trial.builder, "input-cutout1");
      Noise noise = trial.builder.noises().get(0);
      float[] mask = new float[20_000];
      new NoiseSource(new Seed(1)).fill(noise, mask);
      int zeros = 0;
      for (float value : mask) {
        assertEquals(value == 0 ? 0 : 1, value, 0f);
        zeros += value == 0 ? 1 : 0;
      }
      // Four standard deviations, √(20000·0.3·0.7) = 65 each.
      assertEquals(6000, zeros, 260);
    }
  }

  @Test
  public void inference_changesNothing() {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(1, 2), 3, -4);
      assertEquals(x, new InputCutout(0.4).apply(x, trial.builder, "input-cutout1"));
    }
  }
}
