package dev.hone.optim;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.base.Parameter;
import dev.hone.base.Registry;
import dev.hone.optim.Schedule.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class SchedulesTest {
  private static Schedule read(String json) {
    return Schedules.fromJson(JsonFields.parse("schedule", json));
  }

  private static double at(Schedule schedule, double epoch, int epochs) {
    return schedule.factor(new Progress(epoch, epochs, List.of()));
  }

  private static double after(Schedule schedule, Double... losses) {
    return schedule.factor(new Progress(losses.length, 100, List.of(losses)));
  }

  /** Twenty epochs of PyTorch's StepLR, ExponentialLR, CosineAnnealingLR, ReduceLROnPlateau. */
  @Test
  public void factor_atWholeEpochs_equalsPyTorch() throws IOException {
    JsonObject file = ReferenceFile.read("schedules.json");
    List<Double> losses = new ArrayList<>();
    for (JsonElement loss : file.getAsJsonArray("validationLosses")) {
      losses.add(loss.isJsonNull() ? Double.NaN : loss.getAsDouble());
    }
    JsonObject factors = file.getAsJsonObject("factors");
    assertEquals(5, factors.size());
    for (String options : factors.keySet()) {
      Schedule schedule = read(options);
      for (int epoch = 0; epoch <= losses.size(); epoch++) {
        Progress progress = new Progress(epoch, losses.size(), losses.subList(0, epoch));
        double expected = factors.getAsJsonArray(options).get(epoch).getAsDouble();
        assertEquals(options + " at " + epoch, expected, schedule.factor(progress), 1e-12);
      }
    }
  }

  @Test
  public void constant_isOne() {
    assertEquals(1, at(new ConstantSchedule(), 7.5, 10), 0);
  }

  @Test
  public void step_insideAnEpoch_waitsForItsEnd() {
    assertEquals(0.5, at(new StepSchedule(2, 0.5), 3.99, 10), 0);
    assertEquals(0.25, at(new StepSchedule(2, 0.5), 4, 10), 0);
  }

  @Test
  public void exponential_insideAnEpoch_isSmooth() {
    assertEquals(0.5, at(new ExponentialSchedule(0.25), 0.5, 10), 1e-15);
  }

  @Test
  public void inverseTime_isOneOverOnePlusRateTimesEpoch() {
    assertEquals(1, at(new InverseTimeSchedule(0.5), 0, 10), 0);
    assertEquals(0.5, at(new InverseTimeSchedule(0.5), 2, 10), 0);
    assertEquals(0.25, at(new InverseTimeSchedule(0.5), 6, 10), 0);
  }

  @Test
  public void cosine_startsAtOneHalvesInTheMiddleAndEndsAtTheFloor() {
    assertEquals(1, at(new CosineSchedule(0), 0, 8), 0);
    assertEquals(0.5 * (1 + Math.sqrt(0.5)), at(new CosineSchedule(0), 2, 8), 1e-15);
    assertEquals(0.5, at(new CosineSchedule(0), 4, 8), 1e-15);
    assertEquals(0, at(new CosineSchedule(0), 8, 8), 0);
    assertEquals(0.6, at(new CosineSchedule(0.2), 4, 8), 1e-15);
    assertEquals(0.2, at(new CosineSchedule(0.2), 9, 8), 0);
  }

  @Test
  public void warmUp_risesStraightThenLeavesTheRestToTheOther() {
    Schedule schedule = new WarmUpSchedule(4, 0.2, new CosineSchedule(0));
    assertEquals(0.2, at(schedule, 0, 12), 1e-15);
    assertEquals(0.6, at(schedule, 2, 12), 1e-15);
    assertEquals(1, at(schedule, 4, 12), 1e-15);
    assertEquals(0.5, at(schedule, 8, 12), 1e-15);
    assertEquals(0, at(schedule, 12, 12), 1e-15);
  }

  @Test
  public void warmUp_longerThanTheRun_onlyRises() {
    Schedule schedule = new WarmUpSchedule(10, 0, new CosineSchedule(0));
    assertEquals(0.4, at(schedule, 4, 5), 1e-15);
  }

  /** Two losses in the warm-up, which the plateau does not see; then 3 bad ones in a row. */
  @Test
  public void warmUp_beforePlateau_hidesItsLosses() {
    Schedule schedule = new WarmUpSchedule(2, 0.1, new ReduceOnPlateau(0.5, 2, 0, 0, 0));
    assertEquals(1, after(schedule, 0.1, 0.1, 1.0, 1.0, 1.0), 0);
    assertEquals(0.5, after(schedule, 0.1, 0.1, 1.0, 1.0, 1.0, 1.0), 0);
  }

  @Test
  public void plateau_afterPatienceIsOver_reduces() {
    Schedule schedule = new ReduceOnPlateau(0.1, 1, 0, 0, 0);
    assertEquals(1, after(schedule), 0);
    assertEquals(1, after(schedule, 1.0, 1.0), 0);
    assertEquals(0.1, after(schedule, 1.0, 1.0, 1.0), 0);
    assertEquals(0.1, after(schedule, 1.0, 1.0, 1.0, 1.0), 0);
    assertEquals(0.01, after(schedule, 1.0, 1.0, 1.0, 1.0, 1.0), 1e-17);
    assertEquals(1, after(schedule, 1.0, 1.0, 0.9, 0.95), 0);
  }

  @Test
  public void plateau_improvementOfMinDelta_doesNotCount() {
    Schedule schedule = new ReduceOnPlateau(0.5, 0, 0.25, 0, 0);
    assertEquals(0.5, after(schedule, 1.0, 0.75), 0);
    assertEquals(1, after(schedule, 1.0, 0.5), 0);
  }

  @Test
  public void plateau_neverGoesBelowTheFloor() {
    Schedule schedule = new ReduceOnPlateau(0.1, 0, 0, 0, 0.05);
    assertEquals(0.05, after(schedule, 1.0, 1.0, 1.0, 1.0), 0);
  }

  @Test
  public void each_textAndJsonAreReadBackAndWordsAreInBothLanguages() {
    for (Registry.Entry<Schedule> entry : Schedules.ALL.all()) {
      Schedule schedule = Schedules.of(entry.card().key());
      assertEquals(schedule, Schedules.of(schedule.values().toString()));
      assertEquals(schedule, read(Schedules.toJson(schedule).toString()));
      for (Language language : Language.values()) {
        assertFalse(entry.card().name().in(language).isEmpty());
        assertFalse(entry.card().explanation().in(language).isEmpty());
        for (Parameter parameter : entry.card().parameters()) {
          assertFalse(entry.card().parameterName(parameter.key()).in(language).isEmpty());
        }
      }
    }
  }

  /** Stored specifications are found by this text. */
  @Test
  public void json_isAsEarlierVersionsWroteIt() {
    assertEquals(
        "{\"name\":\"warm-up\",\"epochs\":5,\"start\":0.1,\"then\":{\"name\":\"step\",\"every\":30,"
            + "\"gamma\":0.1}}",
        Schedules.toJson(new WarmUpSchedule(5, 0.1, new StepSchedule())).toString());
  }

  @Test
  public void json_withOtherOptions_comesBackEqual() {
    Schedule plateau = new ReduceOnPlateau(0.3, 2, 0.01, 3, 0.1);
    List<Schedule> schedules =
        List.of(
            new ConstantSchedule(),
            new StepSchedule(7, 0.6),
            new ExponentialSchedule(0.8),
            new InverseTimeSchedule(0.7),
            new CosineSchedule(0.25),
            new WarmUpSchedule(3, 0.5, plateau),
            plateau);
    assertEquals(Schedules.names(), schedules.stream().map(Schedule::name).toList());
    for (Schedule schedule : schedules) {
      assertEquals(schedule, read(Schedules.toJson(schedule).toString()));
    }
  }

  @Test
  public void of_eachName_givesTheDefaults() {
    assertEquals(new ConstantSchedule(), Schedules.of("constant"));
    assertEquals(new StepSchedule(30, 0.1), Schedules.of("step"));
    assertEquals(new ExponentialSchedule(0.95), Schedules.of("exponential"));
    assertEquals(new InverseTimeSchedule(0.1), Schedules.of("inverse-time"));
    assertEquals(new CosineSchedule(0), Schedules.of("cosine"));
    assertEquals(new WarmUpSchedule(5, 0.1, new ConstantSchedule()), Schedules.of("warm-up"));
    assertEquals(new ReduceOnPlateau(0.5, 5, 0, 0, 0.001), Schedules.of("reduce-on-plateau"));
  }

  @Test
  public void badInput_isNamedWithWhatIsAllowed() {
    assertEquals(
        "schedule is \"cosin\"; allowed are constant, step, exponential, inverse-time, cosine,"
            + " warm-up, reduce-on-plateau; did you mean \"cosine\"?",
        assertThrows(InvalidInputException.class, () -> Schedules.of("cosin")).getMessage());
    assertEquals(
        "unknown field then.rate; allowed here are name, floor",
        assertThrows(
                InvalidInputException.class,
                () -> read("{\"name\":\"warm-up\",\"then\":{\"name\":\"cosine\",\"rate\":1}}"))
            .getMessage());
    assertEquals(
        "step: every is 0; allowed are whole numbers from 1",
        assertThrows(InvalidInputException.class, () -> new StepSchedule(0, 0.1)).getMessage());
    assertThrows(InvalidInputException.class, () -> new ExponentialSchedule(0));
    assertThrows(InvalidInputException.class, () -> new InverseTimeSchedule(-1));
    assertThrows(InvalidInputException.class, () -> new CosineSchedule(1.5));
    assertThrows(InvalidInputException.class, () -> new WarmUpSchedule(0, 0, null));
    assertThrows(InvalidInputException.class, () -> new ReduceOnPlateau(1, 5, 0, 0, 0));
    assertThrows(InvalidInputException.class, () -> new ReduceOnPlateau(0.5, -1, 0, 0, 0));
  }
}
