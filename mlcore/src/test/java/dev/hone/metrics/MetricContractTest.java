package dev.hone.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Seed;
import dev.hone.data.table.Task;
import dev.hone.spec.Plan;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.Test;

/** What holds of every metric in the list. */
public class MetricContractTest {
  private static final int CLASSES = 4;
  private static final int ROWS = 300;
  private static final double TARGET_SCALE = 2.5;

  /** Outputs and targets of ROWS rows; each tenth label is the last class, class 2 never occurs. */
  @SuppressWarnings("ArrayRecordComponent") // Only read.
  private record Case(float[] output, float[] targets, int width) {
    static Case random(Task task, double error, long seed) {
      UniformRandomProvider random = new Seed(seed).generator();
      int width = task == Task.CLASSIFICATION ? CLASSES : 1;
      float[] output = new float[ROWS * width];
      float[] targets = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        if (task == Task.CLASSIFICATION) {
          targets[row] = row % 10 == 0 ? 3 : random.nextInt(2);
          for (int i = 0; i < width; i++) {
            output[row * width + i] =
                (float) ((i == targets[row] ? 1 : 0) + error * random.nextDouble());
          }
        } else {
          targets[row] = 2 * random.nextFloat() - 1;
          output[row] = targets[row] + (float) (error * (random.nextDouble() - 0.5));
        }
      }
      return new Case(output, targets, width);
    }

    void addTo(Accumulator sum, int from, int to) {
      for (int row = from; row < to; row++) {
        sum.add(output, row * width, width, targets[row]);
      }
    }

    double predicted(int row) {
      int best = 0;
      for (int i = 1; i < width; i++) {
        best = output[row * width + i] > output[row * width + best] ? i : best;
      }
      return best;
    }
  }

  /** Every metric's definition, written down once more in float64; a new metric needs its line. */
  private static final Map<String, ToDoubleFunction<Case>> DEFINITIONS =
      Map.of(
          "accuracy", MetricContractTest::accuracy,
          "balanced-accuracy", MetricContractTest::balancedAccuracy,
          "rmse", MetricContractTest::rmse);

  private static double accuracy(Case data) {
    double right = 0;
    for (int row = 0; row < ROWS; row++) {
      right += data.predicted(row) == data.targets[row] ? 1 : 0;
    }
    return right / ROWS;
  }

  /** Classes 0, 1 and 3 occur. */
  private static double balancedAccuracy(Case data) {
    double sum = 0;
    for (int label : new int[] {0, 1, 3}) {
      double right = 0;
      double count = 0;
      for (int row = 0; row < ROWS; row++) {
        if (data.targets[row] == label) {
          right += data.predicted(row) == label ? 1 : 0;
          count++;
        }
      }
      sum += right / count;
    }
    return sum / 3;
  }

  private static double rmse(Case data) {
    double squares = 0;
    for (int row = 0; row < ROWS; row++) {
      squares +=
          Math.pow(TARGET_SCALE * ((double) data.output[row] - (double) data.targets[row]), 2);
    }
    return Math.sqrt(squares / ROWS);
  }

  private static Accumulator start(Metric metric) {
    return metric.task() == Task.CLASSIFICATION
        ? metric.start().of(CLASSES, 1)
        : metric.start().of(0, TARGET_SCALE);
  }

  private static double value(Metric metric, Case data) {
    Accumulator sum = start(metric);
    data.addTo(sum, 0, ROWS);
    return sum.value();
  }

  @Test
  public void accumulator_agreesWithTheDefinition() {
    for (Metric metric : Metrics.all()) {
      for (double error : new double[] {0.5, 1.5, 4}) {
        Case data = Case.random(metric.task(), error, 7);
        double expected = DEFINITIONS.get(metric.key()).applyAsDouble(data);
        assertEquals(metric.key(), expected, value(metric, data), 1e-6 * Math.max(1, expected));
      }
    }
  }

  @Test
  public void direction_pointsFromALargeErrorToASmallOne() {
    for (Metric metric : Metrics.all()) {
      double good = value(metric, Case.random(metric.task(), 1.2, 1));
      double bad = value(metric, Case.random(metric.task(), 6, 1));
      assertTrue(metric.key(), metric.higherIsBetter() ? good > bad : good < bad);
      assertTrue(metric.key(), metric.gap(good, bad) > 0);
    }
  }

  @Test
  public void values_stayInsideTheBoundsAndReachTheBestOne() {
    for (Metric metric : Metrics.all()) {
      for (double error : new double[] {0, 1.5, 50}) {
        double value = value(metric, Case.random(metric.task(), error, 3));
        assertTrue(metric.key(), value >= metric.least() && value <= metric.largest());
      }
      double perfect = value(metric, Case.random(metric.task(), 0, 3));
      assertEquals(
          metric.key(), metric.higherIsBetter() ? metric.largest() : metric.least(), perfect, 0);
    }
  }

  @Test
  public void parts_mergeToTheWhole() {
    for (Metric metric : Metrics.all()) {
      Case data = Case.random(metric.task(), 2, 11);
      Accumulator first = start(metric);
      Accumulator second = start(metric);
      data.addTo(first, 0, 100);
      data.addTo(second, 100, ROWS);
      first.merge(second);
      assertEquals(metric.key(), value(metric, data), first.value(), 1e-12);
    }
  }

  @Test
  public void cleared_isAsNew() {
    for (Metric metric : Metrics.all()) {
      Accumulator sum = start(metric);
      Case.random(metric.task(), 5, 2).addTo(sum, 0, 50);
      sum.clear();
      assertTrue(metric.key(), Double.isNaN(sum.value()));
      Case data = Case.random(metric.task(), 2, 11);
      data.addTo(sum, 0, ROWS);
      assertEquals(metric.key(), value(metric, data), sum.value(), 0);
    }
  }

  @Test
  public void oneLogit_isThatOfTheSecondClass() {
    for (Metric metric : Metrics.of(Task.CLASSIFICATION)) {
      Accumulator sum = metric.start().of(2, 1);
      float[] logits = {-1, 2, 0.5f, -3};
      float[] labels = {0, 1, 1, 0};
      for (int row = 0; row < labels.length; row++) {
        sum.add(logits, row, 1, labels[row]);
      }
      assertEquals(metric.key(), metric.largest(), sum.value(), 0);
    }
  }

  @Test
  public void margin_isOnePointOfAShare_elseOnePerCentOfTheBaseline() {
    for (Metric metric : Metrics.all()) {
      double expected = metric.largest() == 1 ? 0.01 : 0.03;
      assertEquals(metric.key(), expected, Plan.of(1).margin(metric).margin(3), 1e-12);
    }
  }

  @Test
  public void words_areThereInBothLanguages() {
    for (Metric metric : Metrics.all()) {
      for (Language language : Language.values()) {
        assertFalse(metric.key(), metric.name().in(language).isEmpty());
        assertFalse(metric.key(), metric.card().explanation().in(language).isEmpty());
      }
      assertNotEquals(
          metric.card().explanation().in(Language.EN), metric.card().explanation().in(Language.ZH));
    }
  }

  @Test
  public void chosen_isTheUsualOneOrFitsTheTask() {
    assertEquals("accuracy", Metrics.chosen(null, Task.CLASSIFICATION).key());
    assertEquals("rmse", Metrics.chosen(null, Task.REGRESSION).key());
    for (Metric metric : Metrics.all()) {
      Task other = metric.task() == Task.REGRESSION ? Task.CLASSIFICATION : Task.REGRESSION;
      assertEquals(metric, Metrics.chosen(metric, metric.task()));
      String message =
          assertThrows(InvalidInputException.class, () -> Metrics.chosen(metric, other))
              .getMessage();
      assertTrue(message, message.startsWith("metric is \"" + metric.key() + "\"; allowed are "));
    }
  }

  @Test
  public void find_namesTheNearest() {
    String message =
        assertThrows(InvalidInputException.class, () -> Metrics.find("--metric", "acuracy"))
            .getMessage();
    assertTrue(message, message.startsWith("--metric is \"acuracy\"; allowed are accuracy"));
    assertTrue(message, message.endsWith("did you mean \"accuracy\"?"));
  }
}
