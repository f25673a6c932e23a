package dev.hone.run;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.compare.ExperimentRunner;
import dev.hone.exec.JavaExecutor;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

/** A network that has no room is refused before any of it is made; the data have two features. */
public class MemoryTest {
  private static final int UNITS = 1024;

  /** Six copies of four bytes for each weight would take half as much again as there is. */
  private static int layers(int products) {
    double weights = 1.5 * Runtime.getRuntime().maxMemory() / 24;
    return (int) Math.ceil(weights / (2.0 * products * UNITS * UNITS));
  }

  @Test
  public void recurrentNetworks_countEachGate() {
    refused(Families.of("family", "rnn"), 1);
    refused(Families.of("family", "lstm"), 4);
    refused(Families.of("family", "gru"), 3);
  }

  private static void refused(Family family, int products) {
    int layers = layers(products);
    ExperimentSpec spec =
        new ExperimentSpec(
            DataSettings.of("adding"),
            ModelSettings.of(family, Collections.nCopies(layers, UNITS)),
            TrainingSettings.defaults().withEpochs(1),
            List.of(Arm.parse("none")),
            1,
            1);
    long first = (long) products * (2 + UNITS) * UNITS;
    long weights = first + (layers - 1L) * products * 2 * UNITS * UNITS;
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> new ExperimentRunner(new JavaExecutor(), 1).estimate(spec, 0.01))
            .getMessage();
    assertTrue(message, message.startsWith("the network has about " + weights + " weights"));
  }
}
