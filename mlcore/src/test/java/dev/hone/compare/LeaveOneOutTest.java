package dev.hone.compare;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Seed;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Column;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Split;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.run.Splits;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Plan;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Verdict;
import dev.hone.train.Evaluation;
import dev.hone.trained.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.Test;

/**
 * Leave-one-out totals of learners whose totals are known exactly, through the product's splits.
 */
public class LeaveOneOutTest {
  private static final int ROWS = 40;
  private static final Plan PLAN = Plan.of(1).withFolds(Plan.LEAVE_ONE_OUT);
  private static final double[] X = new double[ROWS];
  private static final double[] Y = new double[ROWS];

  static {
    for (int i = 0; i < ROWS; i++) {
      X[i] = i / 10.0 + Math.sin(3 * i);
      Y[i] = 1.5 * X[i] - 2 + Math.cos(7 * i);
    }
  }

  /** Σ (e/(1 − h))² over the rows, with e and h of the line through all of them. */
  @Test
  public void leastSquares_hasTheTotalOfTheHatMatrix() {
    double mean = 0;
    double meanY = 0;
    for (int i = 0; i < ROWS; i++) {
      mean += X[i] / ROWS;
      meanY += Y[i] / ROWS;
    }
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < ROWS; i++) {
      sxx += (X[i] - mean) * (X[i] - mean);
      sxy += (X[i] - mean) * (Y[i] - meanY);
    }
    double press = 0;
    double pressOfMean = 0;
    for (int i = 0; i < ROWS; i++) {
      double residual = Y[i] - meanY - sxy / sxx * (X[i] - mean);
      double hat = 1.0 / ROWS + (X[i] - mean) * (X[i] - mean) / sxx;
      press += Math.pow(residual / (1 - hat), 2);
      pressOfMean += Math.pow((Y[i] - meanY) / (1 - 1.0 / ROWS), 2);
    }

    Metric rmse = Metrics.usual(Task.REGRESSION);
    Map<String, ToDoubleFunction<Split>> learners = new LinkedHashMap<>();
    learners.put("mean", split -> Math.abs(meanOf(split) - Y[split.test()[0]]));
    learners.put("line", split -> Math.abs(lineOf(split) - Y[split.test()[0]]));
    Comparison comparison = compare(rmse, regression(), learners);
    ArmSummary line = comparison.arms().get(1);
    assertEquals(Math.sqrt(press / ROWS), line.testMetric().mean(), 1e-12);
    assertEquals(
        Math.sqrt(pressOfMean / ROWS), comparison.baselineArm().testMetric().mean(), 1e-12);
    assertEquals(Math.sqrt(press / ROWS), line.gap().mean(), 1e-12); // all train to an error of 0
    PairedComparison judged = line.metricComparison();
    assertEquals(
        Math.sqrt(press / ROWS) - Math.sqrt(pressOfMean / ROWS), judged.difference().mean(), 1e-12);
    assertEquals(Verdict.BETTER_BY_MORE, judged.verdict());
    assertEquals(0.01 * Math.sqrt(pressOfMean / ROWS), judged.margin(), 1e-12);
    assertTrue(judged.outlook().powers().isEmpty());
  }

  /** Of 25 and 15 the larger class stays the larger one: 25 of 40 are right. */
  @Test
  public void commonestClass_isRightOnItsOwnRows() {
    assertEquals(25.0 / 40, commonest(25).testMetric().mean(), 1e-12);
  }

  /** Of 20 and 20, leaving a row out makes the other class the commonest: none is right. */
  @Test
  public void commonestClassOfEqualOnes_isNeverRight() {
    assertEquals(0, commonest(20).testMetric().mean(), 0);
  }

  @Test
  public void moreRowsThanCanBeLeftOut_areRefused() {
    Schema schema =
        new Schema("d", Task.REGRESSION, 0, List.of(Column.numeric("x")), "y", List.of(), false);
    Dataset large = Dataset.regression(schema, 5001, new double[5001], new double[5001]);
    LoadedData loaded = new LoadedData(large, null, false, 0, null, null);
    assertEquals(
        "Leave-one-out would train each arm 5001 times, once for each row; up to 5000 rows it is"
            + " allowed. Give a number of folds.",
        assertThrows(
                InvalidInputException.class,
                () -> new Splits(loaded, DataSettings.of("d"), PLAN, new Seed(1)))
            .getMessage());
  }

  private static ArmSummary commonest(int ofFirst) {
    int[] labels = new int[ROWS];
    for (int i = ofFirst; i < ROWS; i++) {
      labels[i] = 1;
    }
    Schema schema =
        new Schema(
            "d",
            Task.CLASSIFICATION,
            0,
            List.of(Column.numeric("x")),
            "y",
            List.of("a", "b"),
            false);
    Dataset data = Dataset.classification(schema, ROWS, X, labels);
    Map<String, ToDoubleFunction<Split>> learners = new LinkedHashMap<>();
    learners.put(
        "commonest",
        split -> {
          int ones = 0;
          for (int row : split.train()) {
            ones += labels[row];
          }
          int guess = 2 * ones > split.train().length ? 1 : 0;
          return guess == labels[split.test()[0]] ? 1 : 0;
        });
    learners.put("same", learners.get("commonest"));
    return compare(Metrics.usual(Task.CLASSIFICATION), data, learners).baselineArm();
  }

  private static Comparison compare(
      Metric metric, Dataset data, Map<String, ToDoubleFunction<Split>> learners) {
    DataSettings plain = DataSettings.of("d");
    DataSettings settings =
        new DataSettings(
            "d", plain.reading(), new DataSettings.Fractions(0, 0.25, 1), 0, plain.scaling());
    Splits splits =
        new Splits(new LoadedData(data, null, false, 0, null, null), settings, PLAN, new Seed(1));
    assertEquals(ROWS, splits.runs());
    List<RunResult> runs = new ArrayList<>();
    Map<String, String> descriptions = new LinkedHashMap<>();
    learners.forEach(
        (name, learner) -> {
          descriptions.put(name, "setting of " + name);
          for (int run = 0; run < splits.runs(); run++) {
            Split split = splits.of(run);
            assertEquals(1, split.test().length);
            assertEquals(ROWS - 1, split.train().length);
            double value = learner.applyAsDouble(split);
            runs.add(VerdictSimulation.result(name, run, new Evaluation(value, value)));
          }
        });
    Judging judging =
        new Judging(PLAN.margin(metric), PLAN.lossMargin(), splits.resampling(), false, 0);
    return Comparison.of(
        null,
        new ComparedData("d", new RowCounts(ROWS - 1, ROWS - 1, 0, 1), null, null),
        metric,
        judging,
        learners.keySet().iterator().next(),
        descriptions,
        runs);
  }

  private static Dataset regression() {
    Schema schema =
        new Schema("d", Task.REGRESSION, 0, List.of(Column.numeric("x")), "y", List.of(), false);
    return Dataset.regression(schema, ROWS, X, Y);
  }

  private static double meanOf(Split split) {
    double sum = 0;
    for (int row : split.train()) {
      sum += Y[row];
    }
    return sum / split.train().length;
  }

  private static double lineOf(Split split) {
    double n = split.train().length;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (int row : split.train()) {
      sx += X[row];
      sy += Y[row];
      sxx += X[row] * X[row];
      sxy += X[row] * Y[row];
    }
    double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    return (sy - slope * sx) / n + slope * X[split.test()[0]];
  }
}
