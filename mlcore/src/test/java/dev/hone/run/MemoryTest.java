package dev.hone.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.compare.ExperimentRunner;
import dev.hone.data.source.LoadedData;
import dev.hone.exec.Executor;
import dev.hone.exec.JavaExecutor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.TrainingSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** A network that has no room is refused before any of it is made; the data have two features. */
public class MemoryTest {
  private static final int UNITS = 1024;
  private static final List<String> FAMILIES = List.of("mlp", "rnn", "lstm", "gru");

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

  /** What a run really holds: the weights with their copies, and the plan of the executor. */
  @Test
  public void whatIsWorkedOut_isWhatIsTaken() {
    for (String key : FAMILIES) {
      Family family = Families.of("family", key);
      for (String arm : List.of("none", "dropout=0.5+layer-norm")) {
        boolean sequences = family.sequences();
        int units = sequences ? 48 : 300;
        ExperimentSpec spec =
            new ExperimentSpec(
                DataSettings.of(sequences ? "adding" : "two-moons"),
                ModelSettings.of(family, List.of(units, units)),
                TrainingSettings.defaults().withEpochs(1),
                List.of(Arm.parse(arm)),
                1,
                1);
        Held held = new Held();
        new ExperimentRunner(held, 1)
            .run(spec, RunStore.NONE, new ExperimentListener() {}, () -> false);
        PreparedData data = prepared(spec);
        double told = Memory.of(spec, data.preprocessor(), data.training().size()).bytes();
        String what = family.card().key() + " " + arm + ": told " + told + ", held " + held.bytes;
        assertTrue(what, told > 0.75 * held.bytes && told < 1.33 * held.bytes);
      }
    }
  }

  @Test
  public void roomForTwoOfThree_trainsTwoAtOnce_andOneThatHasNone_isRefused() {
    ExperimentSpec spec =
        new ExperimentSpec(
            DataSettings.of("two-moons"),
            ModelSettings.of(Families.of("family", "mlp"), List.of(200)),
            TrainingSettings.defaults().withEpochs(3),
            List.of(Arm.parse("none"), Arm.parse("l2=0.1")),
            4,
            1);
    PreparedData data = prepared(spec);
    // 2 x 200 weights in six copies; 32 rows keep 5 floats a unit, 240 rows are measured with 4.
    assertEquals(240, data.training().size());
    double bytes = 4.0 * (2 * 200 * 6 + 32 * 200 * 5 + 240 * 200 * 4);
    assertEquals(bytes, Memory.of(spec, data.preprocessor(), 240).bytes(), 0);
    Held held = new Held();
    new ExperimentRunner(held, 3)
        .within(() -> (long) (2.9 * bytes))
        .run(spec, RunStore.NONE, new ExperimentListener() {}, () -> false);
    assertEquals(2, held.mostAtOnce);
    ExperimentRunner none = new ExperimentRunner(held, 3).within(() -> (long) bytes - 1);
    for (ThrowingRunnable start :
        List.<ThrowingRunnable>of(
            () -> none.run(spec, RunStore.NONE, new ExperimentListener() {}, () -> false),
            () -> none.estimate(spec, 0.01))) {
      assertEquals(
          "the network has about 400 weights, for which training needs 1 MB; there are 0 MB here."
              + " Take fewer units or a smaller batch",
          assertThrows(InvalidInputException.class, start).getMessage());
    }
  }

  private static PreparedData prepared(ExperimentSpec spec) {
    Seed root = new Seed(spec.seed());
    LoadedData loaded = PreparedData.load(spec.data(), root.child("repeat").child(0).child("data"));
    Splits splits = new Splits(loaded, spec.data(), spec.plan(), root);
    return PreparedData.of(loaded, spec.data(), splits.of(0), splits.seed(0));
  }

  /** Adds up what its sessions hold. */
  private static final class Held implements Executor {
    private final Executor java = new JavaExecutor();
    private double bytes;
    private int open;
    private int mostAtOnce;

    @Override
    public String name() {
      return java.name();
    }

    @Override
    public synchronized Session compile(List<Step> steps) {
      Session session = java.compile(steps);
      double variables = session.variables().values().stream().mapToInt(Shape::size).sum();
      // Beside the variables themselves, their state at the last epoch and at the best one.
      bytes = Math.max(bytes, session.poolBytes() + 3 * Float.BYTES * variables);
      mostAtOnce = Math.max(mostAtOnce, ++open);
      return new Closing(session, this::closed);
    }

    private synchronized void closed() {
      open--;
    }
  }

  /** A session that says when it is closed. */
  private static final class Closing implements Session {
    private final Session session;
    private final Runnable onClose;

    Closing(Session session, Runnable onClose) {
      this.session = session;
      this.onClose = onClose;
    }

    @Override
    public Program program(String step) {
      return session.program(step);
    }

    @Override
    public Map<String, Shape> variables() {
      return session.variables();
    }

    @Override
    public void read(String variable, float[] values) {
      session.read(variable, values);
    }

    @Override
    public void write(String variable, float[] values) {
      session.write(variable, values);
    }

    @Override
    public void close() {
      session.close();
      onClose.run();
    }
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
