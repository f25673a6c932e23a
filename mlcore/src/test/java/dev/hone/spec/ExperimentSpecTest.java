package dev.hone.spec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.data.table.Scalings;
import dev.hone.metrics.Metrics;
import dev.hone.regularizers.Regularization;
import java.util.List;
import org.junit.Test;

public class ExperimentSpecTest {
  @Test
  public void json_roundTrip() {
    ExperimentSpec spec = Defaults.spec();
    assertEquals(spec, ExperimentSpec.parse("spec", spec.toPrettyJson()));
    assertEquals(spec.hash(), ExperimentSpec.parse("spec", spec.toPrettyJson()).hash());
  }

  @Test
  public void metric_absentIsTheUsualOne_chosenIsWrittenAndHashed() {
    ExperimentSpec usual = Defaults.spec();
    assertFalse(usual.toJson().has("metric"));
    ExperimentSpec chosen = usual.withMetric(Metrics.find("metric", "balanced-accuracy"));
    assertEquals("balanced-accuracy", chosen.toJson().get("metric").getAsString());
    assertEquals(chosen, ExperimentSpec.parse("s", chosen.toPrettyJson()));
    assertNotEquals(usual.hash(), chosen.hash());
    assertEquals(chosen.metric(), chosen.withOnly(chosen.baseline()).metric());
  }

  /** People write numbers without quotes. */
  @Test
  public void foldsAndMargin_areNumbersOrTexts() {
    JsonObject json = Defaults.spec(Plan.of(2).withFolds(5).withSameWithin("2")).toJson();
    assertEquals("5", json.get("folds").toString());
    ExperimentSpec spec = ExperimentSpec.parse("s", json.toString());
    assertEquals(5, spec.plan().folds());
    json.addProperty("folds", "5");
    json.addProperty("sameWithin", 2);
    assertEquals(spec, ExperimentSpec.parse("s", json.toString()));
    json.addProperty("folds", "loo");
    assertEquals(Plan.LEAVE_ONE_OUT, ExperimentSpec.parse("s", json.toString()).plan().folds());
  }

  @Test
  public void defaults_arePinned() {
    ExperimentSpec spec =
        ExperimentSpec.parse(
            "s",
            "{\"version\":1,\"data\":{\"source\":\"iris\"},\"arms\":[{\"name\":\"none\"}],\"repeats\":3}");
    assertEquals(100, spec.training().epochs());
    assertEquals(32, spec.training().batchSize());
    assertEquals("adam", spec.training().optimizer().name());
    assertEquals(0.001, spec.training().learningRate(), 0);
    assertEquals("constant", spec.training().schedule().name());
    assertEquals(0.15, spec.data().validationFraction(), 0);
    assertEquals(0.25, spec.data().testFraction(), 0);
    assertEquals(1, spec.data().trainFraction(), 0);
    assertEquals(0, spec.data().labelNoise(), 0);
    assertEquals(Scalings.ALL.parse("standard"), spec.data().scaling());
    assertEquals(List.of(64, 64), spec.model().hidden());
    assertEquals(0, spec.seed());
  }

  @Test
  public void errors_nameTheField() {
    refused("\"data\":{\"source\":\"iris\",\"windowStep\":1}", "data.windowStep");
    refused("\"data\":{\"source\":7}", "data.source is 7; allowed are texts in quotes");
    refused("\"data\":{\"source\":\"iris\",\"scaling\":\"log\"}", "data.scaling is \"log\"");
    refused("\"data\":{\"source\":\"iris\"},\"model\":{\"kind\":\"mlp\",\"hidden\":[0]}", "hidden");
    refused("\"data\":{\"source\":\"iris\"},\"training\":{\"epochs\":0}", "epochs");
    refused("\"data\":{\"source\":\"iris\"},\"training\":{\"epochs\":1.5}", "training.epochs");
    refused(
        "\"data\":{\"source\":\"iris\"},\"training\":{\"optimizer\":{\"name\":\"adam\",\"beta\":1}}",
        "training.optimizer.beta");
  }

  @Test
  public void arm_parse() {
    assertEquals(new Arm("none", Regularization.NONE, 0), Arm.parse("none"));
    Arm mild = Arm.parse("mild:l2=1e-4+dropout=0.2");
    assertEquals("mild", mild.name());
    assertEquals("{\"l2\":1.0E-4,\"dropout\":0.2}", mild.regularization().toJson().toString());
    assertEquals(2, Arm.parse("none@2").replicate());
    assertEquals("max-norm=1000", Arm.parse("max-norm=1e+3").regularization().toString());
    for (String wrong :
        new String[] {
          "l2",
          "l2=x",
          "l3=1",
          "none+l2=1",
          "batch-norm=1",
          "batch-norm+layer-norm",
          "l2=1+l2=2",
          "",
          "none@x",
          ":none",
          "dropout=1",
          "early-stopping=1.5",
          "label-smoothing=NaN"
        }) {
      assertThrows(wrong, InvalidInputException.class, () -> Arm.parse(wrong));
    }
  }

  @Test
  public void regularization_textReadsBack() {
    for (String text :
        new String[] {
          "none",
          "l1=0.001",
          "l2=0.1+dropout=0.3",
          "batch-norm",
          "layer-norm+early-stopping=10",
          "weight-decay=0.01+max-norm=2+label-smoothing=0.1+input-noise=0.5",
          "l2=1e-9",
          "l1=123456789"
        }) {
      Regularization parsed = Regularization.parse(text);
      assertEquals(text, parsed, Regularization.parse(parsed.toString()));
    }
  }

  private static void refused(String fields, String named) {
    String text = "{\"version\":1," + fields + ",\"arms\":[{\"name\":\"none\"}],\"repeats\":3}";
    String message =
        assertThrows(InvalidInputException.class, () -> ExperimentSpec.parse("s.json", text))
            .getMessage();
    assertTrue(message, message.contains(named) && message.contains("s.json"));
  }
}
