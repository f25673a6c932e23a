package dev.hone.train;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** The sentence that files keep in English can be said in every language. */
public class DivergenceTest {
  @Test
  public void sentence_isReadBack() {
    for (double loss : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 12345}) {
      for (boolean clipped : new boolean[] {false, true}) {
        Message said = Divergence.explain(7, loss, 0.5, clipped);
        assertEquals(said, Divergence.read(said.in(Language.EN)));
      }
    }
  }

  private static List<EpochRecord> losses(double... losses) {
    List<EpochRecord> history = new ArrayList<>();
    for (double loss : losses) {
      Evaluation measured = new Evaluation(loss, 0.5);
      // A validation loss says nothing: one of its rows may be an outlier.
      Evaluation validation = new Evaluation(1e30, 0.5);
      history.add(new EpochRecord(history.size() + 1, measured, validation, 0, 1, 0.001, 0.1));
    }
    return history;
  }

  @Test
  public void trainingLossThatStaysUp_isDivergence_oneThatComesBackIsNot() {
    assertTrue(Divergence.happened(Double.NaN));
    assertTrue(Divergence.happened(Double.POSITIVE_INFINITY));
    assertFalse(Divergence.happened(1e30));
    assertFalse(Divergence.staysUp(losses(0.7, 1e9), 0.7, false));
    assertFalse(Divergence.staysUp(losses(1e9, 1e9, 0.5), 0.7, true));
    assertFalse(Divergence.staysUp(losses(0.7, 1e9, 1e9), 0.7, false));
    assertTrue(Divergence.staysUp(losses(0.7, 1e9, 1e9, 1e9), 0.7, false));
    assertTrue(Divergence.staysUp(losses(0.7, 1e9), 0.7, true));
    // A thousand times what it was before the first update, not a thousand.
    assertFalse(Divergence.staysUp(losses(40_000, 40_000, 40_000), 50, true));
    assertTrue(Divergence.staysUp(losses(60_000, 60_000, 60_000), 50, true));
  }

  @Test
  public void sentence_inBothLanguages() {
    Message said = Divergence.explain(7, 12345, 0.5, false);
    assertEquals(
        "diverged at epoch 7: the loss rose to 1.23e+04 with learning rate 0.5; try a learning rate"
            + " of 0.01, or clip the gradients to a global norm of 1",
        said.in(Language.EN));
    assertEquals(
        "在第 7 轮发散：学习率为 0.5 时，损失升至 1.23e+04；请试用学习率 0.01，或把梯度裁剪到全局范数 1", said.in(Language.ZH));
    assertEquals(
        "在第 7 轮发散：学习率为 0.05 时，损失变为无穷大；请试用学习率 0.005",
        Divergence.explain(7, Double.POSITIVE_INFINITY, 0.05, true).in(Language.ZH));
  }

  @Test
  public void sentenceOfAnotherVersion_staysAsItIs() {
    assertEquals(
        "diverged at epoch 7: the loss is bad",
        Divergence.read("diverged at epoch 7: the loss is bad").in(Language.ZH));
  }
}
