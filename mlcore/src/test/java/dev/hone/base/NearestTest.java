package dev.hone.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.List;
import org.junit.Test;

public class NearestTest {
  private static final List<String> NAMES = List.of("sgd", "momentum", "adam", "adamw");

  @Test
  public void of_letterWrongOrMissing_findsTheName() {
    assertEquals("momentum", Nearest.of("momentun", NAMES));
    assertEquals("adam", Nearest.of("adm", NAMES));
    assertEquals("adamw", Nearest.of("AdamW", NAMES));
  }

  @Test
  public void of_neighboursSwapped_isOneSlip() {
    assertEquals("sgd", Nearest.of("sdg", NAMES));
    assertEquals("iris", Nearest.of("irsi", List.of("iris", "xor")));
  }

  @Test
  public void of_twoAsNear_takesTheFirst() {
    assertEquals("adam", Nearest.of("adamx", List.of("adam", "adamw")));
  }

  @Test
  public void of_nothingNear_isNull() {
    assertNull(Nearest.of("lbfgs", NAMES));
    assertNull(Nearest.of("rate", List.of("name")));
    Message said = Message.plain("no");
    assertEquals(said, Nearest.hinted(said, "lbfgs", NAMES));
  }

  @Test
  public void hint_isAQuestion() {
    Message said = Nearest.hinted(Message.plain("no"), "sdgd", List.of("sgd"));
    assertEquals("no; did you mean \"sgd\"?", said.toString());
  }
}
