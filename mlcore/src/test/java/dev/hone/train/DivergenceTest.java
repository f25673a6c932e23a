package dev.hone.train;

import static org.junit.Assert.assertEquals;

import dev.hone.base.Language;
import dev.hone.base.Message;
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
