package dev.hone.spec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.hone.base.Card;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.regularizers.Regularization;
import dev.hone.regularizers.Regularizer;
import dev.hone.regularizers.Regularizers;
import java.util.List;
import org.junit.Test;

public class ArmNameTest {
  private static void assertTitle(String typed, String english, String chinese) {
    Message title = Arm.parse(typed).title();
    assertEquals(english, title.in(Language.EN));
    assertEquals(chinese, title.in(Language.ZH));
  }

  @Test
  public void settings_haveNamesForPeople() {
    assertTitle("none", "No regularisation", "无正则化");
    assertTitle("l2=0.1", "L2 0.1", "L2 0.1");
    assertTitle("l1=1e-4", "L1 0.0001", "L1 0.0001");
    assertTitle("l1=1e-7", "L1 1.0e-7", "L1 1.0e-7");
    assertTitle("max-norm=3", "Max norm 3", "最大范数 3");
    assertTitle("weight-decay=20", "Weight decay 20", "权重衰减 20");
    assertTitle("batch-norm", "Batch norm", "批归一化");
    assertTitle("early-stopping=10", "Early stopping 10", "早停 10");
    assertTitle(
        "zoneout",
        "Zoneout (Share of the memory kept 0.5, Share of the hidden state kept 0.05)",
        "Zoneout（记忆保留比例 0.5、隐藏状态保留比例 0.05）");
  }

  @Test
  public void severalTogether_standInTheOrderOfTheList() {
    assertTitle(
        "early-stopping=10+dropout=0.5", "Dropout 0.5 + Early stopping 10", "Dropout 0.5 + 早停 10");
    assertTitle(
        "l2=0.01+batch-norm+label-smoothing=0.2",
        "L2 0.01 + Batch norm + Label smoothing 0.2",
        "L2 0.01 + 批归一化 + 标签平滑 0.2");
  }

  @Test
  public void anotherDraw_isSaid() {
    assertTitle("none@1", "No regularisation, own draw 1", "无正则化（另一次抽取 1）");
    assertTitle("l2=0.1@2", "L2 0.1, own draw 2", "L2 0.1（另一次抽取 2）");
  }

  @Test
  public void namesThatSomebodyGave_stayAsTheyAre() {
    assertTitle("mild:l2=0.0001", "mild", "mild");
    assertTitle("dropout:dropout=0.3", "dropout", "dropout");
    assertTitle("none:l2=0.1", "none", "none");
    assertTitle("l2=0.2:l2=0.1", "l2=0.2", "l2=0.2");
    assertTitle("none@1:none", "none@1", "none@1");
    Arm colon = new Arm("x:none", Regularization.NONE, 0);
    assertEquals("x:none", colon.title().in(Language.ZH));
  }

  @Test
  public void resultsHaveTheSame() {
    assertEquals("L2 0.1", ArmName.of("l2=1e-1", "l2=0.1").in(Language.EN));
    assertEquals("无正则化（另一次抽取 1）", ArmName.of("none@1", "none").in(Language.ZH));
    assertEquals("none", ArmName.of("none", "l2=0.1").in(Language.ZH));
    assertEquals("l2=0.1", ArmName.of("l2=0.1", "dropout=0.5").in(Language.ZH));
    assertEquals("mild", ArmName.of("mild", "l2=0.1").in(Language.ZH));
  }

  @Test
  public void everyRegularizer_hasATitleWithoutItsKey() {
    for (Registry.Entry<Regularizer> entry : Regularizers.ALL.all()) {
      Card card = entry.card();
      String typed = Regularization.of(Values.usual(card)).toString();
      for (Language language : Language.values()) {
        String title = ArmName.of(typed, typed).in(language);
        assertFalse(title, title.contains("=") || title.contains(card.key()));
      }
      String chinese = ArmName.of(typed, typed).in(Language.ZH);
      String latin = chinese.replaceAll("[^A-Za-z]", "");
      assertEquals(chinese, "", latin.replaceAll("L|Dropout|Zoneout", ""));
    }
  }

  @Test
  public void aTitle_isKeptAndReadBack() {
    Message title = Arm.parse("zoneout+l2=0.1@3").title();
    assertEquals(title, Message.fromJson("here", title.toJson()));
  }

  @Test
  public void typed_bringsTheNamesBackWhereverTheyStand() {
    Message l2 = Arm.parse("l2=1e-1").title();
    Message none = Arm.parse("none@1").title();
    Message said = Message.of("list.and", List.of(l2, Message.plain("mild")), none);

    assertEquals("L2 0.1, mild and No regularisation, own draw 1", said.in(Language.EN));
    assertEquals("l2=1e-1, mild and none@1", ArmName.typed(said).in(Language.EN));
  }
}
