package dev.hone.app.ui.create;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.data.table.Task;
import dev.hone.regularizers.Regularizers;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** The form's logic, without a screen. */
public class DraftTest {
  private static final String RARE =
      """
      {"version": 1,
       "data": {"source": "wine", "validationFraction": 0.125, "testFraction": 0.3,
                "trainFraction": 0.333, "labelNoise": 0.015, "scaling": "min-max"},
       "model": {"kind": "mlp", "hidden": [12, 7], "activation": "elu(0.7)",
                 "initializer": "gaussian(0.07)", "residual": true},
       "training": {"epochs": 33, "batchSize": 0,
                    "optimizer": {"name": "adam", "beta1": 0.85, "beta2": 0.99, "epsilon": 1e-07},
                    "learningRate": 0.00035,
                    "schedule": {"name": "step", "every": 7, "gamma": 0.25},
                    "clipNorm": 2.5},
       "metric": "balanced-accuracy",
       "arms": [{"name": "none"}, {"name": "mild", "regularization": {"l2": 0.0003}}],
       "repeats": 4, "folds": 5, "sameWithin": "0.5", "seed": 77}
      """;

  private static Draft draft(ExperimentSpec spec) {
    return Draft.of(spec, DataChoice.catalogue(spec.data().source()), "Mine");
  }

  @Test
  public void whatNobodyTouchesComesBackToTheLastDigit() {
    List<ExperimentSpec> specs = new ArrayList<>();
    specs.add(ExperimentSpec.parse("rare", RARE));
    specs.add(Defaults.spec());
    specs.add(Defaults.spec(Plan.of(5)));
    specs.add(
        ExperimentSpec.parse(
            "warm",
            RARE.replace(
                "{\"name\": \"step\", \"every\": 7, \"gamma\": 0.25}",
                "{\"name\": \"warm-up\", \"epochs\": 3, \"then\": {\"name\": \"cosine\"}}")));
    specs.add(ExperimentSpec.parse("loo", RARE.replace("\"folds\": 5", "\"folds\": \"loo\"")));
    for (ExperimentSpec spec : specs) {
      Draft draft = draft(spec);
      assertEquals(Map.of(), DraftCheck.of(draft));
      assertEquals(spec.toPrettyJson(), draft.spec().toPrettyJson());
    }
  }

  @Test
  public void whatIsUnusualIsUnfolded() {
    ExperimentSpec usual = Defaults.spec(Plan.of(5));
    assertEquals(Set.of(Fold.HARDER), draft(usual).unusual());
    assertEquals(EnumSet.allOf(Fold.class), draft(ExperimentSpec.parse("rare", RARE)).unusual());
    Draft plain = draft(usual.withData(DataSettings.of("breast-cancer")));
    assertEquals(Set.of(), plain.unusual());
    assertEquals(
        Set.of(Fold.NETWORK), plain.with(Pick.OPTIMIZER, Pick.OPTIMIZER.card("sgd")).unusual());
    assertEquals(Set.of(Fold.RARE), plain.with(Toggle.RESIDUAL, true).unusual());
  }

  @Test
  public void eachFieldSaysWhatItTakes() {
    Map<Field, String> wrong = new EnumMap<>(Field.class);
    wrong.put(Field.TRAIN_PART, "0");
    wrong.put(Field.LABEL_NOISE, "101");
    wrong.put(Field.HIDDEN, "64, x");
    wrong.put(Field.EPOCHS, "100001");
    wrong.put(Field.BATCH, "-1");
    wrong.put(Field.RATE, "NaN");
    wrong.put(Field.SEEDS, "2.5");
    wrong.put(Field.FOLDS, "0");
    wrong.put(Field.SAME_WITHIN, "-1");
    wrong.put(Field.VALIDATION, "100");
    wrong.put(Field.TEST, "0");
    wrong.put(Field.CLIP_VALUE, "x");
    wrong.put(Field.CLIP_NORM, "-2");
    wrong.put(Field.SEED, "1.5");
    wrong.put(Field.NAME, "  ");
    Map<Field, String> said = new EnumMap<>(Field.class);
    said.put(Field.TRAIN_PART, "Allowed: numbers above 0 and up to 100");
    said.put(Field.LABEL_NOISE, "Allowed: numbers from 0 to 100");
    said.put(Field.HIDDEN, "Give 1 to 1024 units for each layer, separated by commas");
    said.put(Field.EPOCHS, "Allowed: whole numbers from 1 to 100000");
    said.put(Field.BATCH, "Allowed: whole numbers from 0 to 100000");
    said.put(Field.RATE, "Allowed: numbers above 0 and below 1000");
    said.put(Field.SEEDS, "Allowed: whole numbers from 1 to 100");
    said.put(Field.FOLDS, "Allowed: 1, a whole number from 2 to 1000, or loo");
    said.put(Field.VALIDATION, "Allowed: numbers from 0 to below 100");
    said.put(Field.TEST, "Allowed: numbers above 0 and below 100");
    said.put(Field.CLIP_VALUE, "Allowed: numbers from 0");
    said.put(Field.CLIP_NORM, "Allowed: numbers from 0");
    said.put(Field.NAME, "Give the experiment a name");
    Draft right = draft(Defaults.spec(Plan.of(5)));
    wrong.forEach(
        (field, text) -> {
          Map<Field, String> texts = new EnumMap<>(right.texts());
          texts.put(field, text);
          Map<Enum<?>, Message> errors = DraftCheck.of(right.withTexts(texts));
          assertEquals(field + "", Set.of(field), errors.keySet());
          if (said.containsKey(field)) {
            assertEquals(said.get(field), errors.get(field).in(Language.EN));
          }
        });
    assertEquals(Set.of(DraftCheck.Place.ARMS), DraftCheck.of(right.withArms(List.of())).keySet());
  }

  @Test
  public void repeatsUntilDecidedHaveBoundsOfTheirOwn() {
    Draft draft = draft(Defaults.spec(Plan.of(2))).with(Toggle.UNTIL_DECIDED, true);
    assertEquals(Set.of(Field.SEEDS), DraftCheck.of(draft).keySet());
    Draft most = draft(Defaults.spec()); // until decided, 50 at most
    assertTrue(most.untilDecided());
    assertEquals(Defaults.spec().plan(), most.spec().plan());
    assertFalse(most.with(Toggle.UNTIL_DECIDED, false).spec().plan().untilDecided());
  }

  @Test
  public void runsAreArmsTimesRepeatsTimesFolds() {
    Draft draft = draft(ExperimentSpec.parse("rare", RARE));
    assertEquals(2 * 4 * 5, draft.runs(Map.of()));
  }

  @Test
  public void aParameterThatIsNoNumberIsToldAtItsPick() {
    Draft draft = draft(Defaults.spec(Plan.of(5)));
    Picked adam = draft.picks().get(Pick.OPTIMIZER);
    for (String text : List.of("", "x", "1", "-0.1", "0,9", "NaN")) {
      Draft wrong = draft.with(Pick.OPTIMIZER, adam.with("beta1", text));
      assertEquals(text, Set.of(Pick.OPTIMIZER), DraftCheck.of(wrong).keySet());
    }
    Draft right = draft.with(Pick.OPTIMIZER, adam.with("beta1", " 0.85 "));
    assertEquals(0.85, right.spec().training().optimizer().values().number("beta1"), 0);
  }

  @Test
  public void recurrentNetworksAreOfferedForSequencesAlone() {
    assertEquals(List.of("mlp"), keys(Pick.FAMILY.suiting(Task.CLASSIFICATION, false)));
    assertEquals(
        List.of("mlp", "rnn", "lstm", "gru"), keys(Pick.FAMILY.suiting(Task.REGRESSION, true)));
    assertEquals(
        List.of("mean-squared-error", "mean-absolute-error", "huber"),
        keys(Pick.LOSS.suiting(Task.REGRESSION, false)));
    assertEquals(
        List.of("accuracy", "balanced-accuracy"),
        keys(Pick.METRIC.suiting(Task.CLASSIFICATION, false)));
  }

  private static List<String> keys(List<Card> cards) {
    return cards.stream().map(Card::key).collect(Collectors.toList());
  }

  @Test
  public void anotherOptimizerBringsItsLearningRate() {
    Draft draft = draft(Defaults.spec(Plan.of(5)));
    assertEquals("0.001", draft.text(Field.RATE));
    assertEquals("0.1", draft.with(Pick.OPTIMIZER, Pick.OPTIMIZER.card("sgd")).text(Field.RATE));
  }

  @Test
  public void presetsHoldWhatTheySay() {
    List<Arm> everything = Preset.EVERYTHING.arms(Task.CLASSIFICATION, true);
    assertEquals(1 + Regularizers.ALL.names().size(), everything.size());
    List<String> ofNumbers = names(Preset.EVERYTHING.arms(Task.REGRESSION, false));
    assertFalse(ofNumbers.stream().anyMatch(name -> name.startsWith("label-smoothing")));
    assertFalse(ofNumbers.stream().anyMatch(name -> name.startsWith("zoneout")));
    assertEquals("none", ofNumbers.get(0));
    List<String> strengths = names(Preset.STRENGTH_OF_L2.arms(Task.REGRESSION, false));
    assertEquals("none", strengths.get(0));
    assertTrue(strengths.size() >= 4);
    assertTrue(strengths.stream().skip(1).allMatch(name -> name.startsWith("l2=")));
  }

  private static List<String> names(List<Arm> arms) {
    return arms.stream().map(Arm::name).collect(Collectors.toList());
  }

  @Test
  public void anArmKeepsNameReplicateAndDigits() {
    for (String text :
        List.of(
            "none", "l2=0.003", "mild:l2=3e-7", "none@2", "again:none@1", "l1=0.1+dropout=0.35")) {
      Arm arm = Arm.parse(text);
      assertEquals(arm, ArmDraft.of(arm).arm());
    }
    ArmDraft draft = ArmDraft.of(Arm.parse("l2=0.003@1"));
    draft.type(Regularizers.ALL.card("l2"), "strength", "0.02");
    assertEquals(Arm.parse("l2=0.02@1"), draft.arm());
  }

  @Test
  public void anArmIsTakenUpAfterTheScreenWasTurned() {
    Card dropout = Regularizers.ALL.card("dropout");
    ArmDraft before = ArmDraft.of(Arm.parse("l2=0.003"));
    before.turn(Regularizers.ALL.card("l2"), false);
    before.turn(dropout, true);
    before.type(dropout, "rate", "half of");
    ArmDraft after = ArmDraft.of(Arm.parse("l2=0.003"));
    after.restore(before.lines());
    assertFalse(after.isOn(Regularizers.ALL.card("l2")));
    assertEquals("half of", after.typed(dropout, "rate"));
    InvalidInputException e = assertThrows(InvalidInputException.class, after::arm);
    assertTrue(e.getMessage(), e.getMessage().contains("half of"));
  }
}
