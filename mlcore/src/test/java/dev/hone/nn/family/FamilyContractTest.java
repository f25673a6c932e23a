package dev.hone.nn.family;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.activations.Activations;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.nn.Dropout;
import dev.hone.nn.LayerNorm;
import dev.hone.nn.Places;
import dev.hone.nn.StateChange;
import dev.hone.nn.Trial;
import dev.hone.op.Ops;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What every family of models has to keep. */
@RunWith(Parameterized.class)
public class FamilyContractTest {
  private static final StateChange HALVED =
      (state, before, now, builder, name) -> Ops.mul(0.5, now);

  private final String key;
  private final Family family;

  public FamilyContractTest(String key) {
    this.key = key;
    family = Families.of("model", key);
  }

  @Parameters(name = "{0}")
  public static List<String> keys() {
    return Families.ALL.names();
  }

  @Test
  public void key_findsAnEqualFamilyWithNamesInBothLanguages() {
    assertEquals(key, family.card().key());
    assertEquals(family, Families.of("model", key));
    for (Language language : Language.values()) {
      assertFalse(family.card().name().in(language).isEmpty());
      assertFalse(family.card().explanation().in(language).isEmpty());
    }
    String message =
        assertThrows(InvalidInputException.class, () -> Families.of("--model", key + "x"))
            .getMessage();
    assertTrue(message, message.contains("did you mean \"" + key + "\""));
  }

  @Test
  public void defaults_areAllowed() {
    ModelSpec spec = ModelSpec.of(family, family.hidden());
    assertEquals(family.activation(), spec.activation());
    assertTrue(family.allows(family.activation()));
    for (String name : Activations.ALL.names()) {
      if (!family.allows(Activations.of(name))) {
        assertThrows(
            InvalidInputException.class,
            () ->
                new ModelSpec(
                    family, List.of(3), Activations.of(name), family.initializer(), false));
      }
    }
  }

  @Test
  public void noHiddenLayers_areForRowsAlone() {
    if (family.sequences()) {
      assertThrows(InvalidInputException.class, () -> ModelSpec.of(family, List.of()));
    } else {
      assertEquals(List.of(), ModelSpec.of(family, List.of()).hidden());
    }
  }

  @Test
  public void block_fillsEachPlaceInOrder() {
    Places places =
        Places.EMPTY
            .withAfterActivation(new Dropout(0.5))
            .withAfterProduct(new LayerNorm())
            .withState(HALVED);
    List<String> kinds =
        family.block(ModelSpec.of(family, List.of(3)), 3, true, places).stream()
            .map(layer -> layer.kind())
            .toList();
    assertEquals(1, kinds.indexOf("layer-norm"));
    assertEquals(kinds.size() - 1, kinds.indexOf("dropout"));
  }

  @Test
  public void state_isChangedWhereThereIsOne() {
    assertEquals(
        family.sequences(),
        Math.abs(output(Places.EMPTY) - output(Places.EMPTY.withState(HALVED))) > 1e-4);
  }

  private float output(Places places) {
    try (Trial trial = Trial.inference()) {
      Node x = trial.input(Shape.of(2, 4, 3), Trial.wave(24, 0.5, 1));
      return trial
          .value(
              Models.network(ModelSpec.of(family, List.of(5, 4)), places, 1, false)
                  .apply(x, trial.builder))[0];
    }
  }
}
