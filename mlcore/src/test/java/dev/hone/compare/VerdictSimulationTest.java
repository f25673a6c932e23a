package dev.hone.compare;

import static org.junit.Assert.assertTrue;

import dev.hone.compare.VerdictSimulation.Outcome;
import dev.hone.compare.VerdictSimulation.Rows;
import dev.hone.spec.Plan;
import java.util.Locale;
import org.junit.Assume;
import org.junit.Test;

/**
 * Of six arms that do not differ, in how many comparisons one is told apart; of six that differ by
 * just the margin, in how many one is called the same. The whole table of docs/verdicts.md takes
 * some minutes: {@code mvn -pl mlcore test -Dtest=VerdictSimulationTest -Dcomparisons=2000}.
 */
public class VerdictSimulationTest {
  private static final int FEW = 200;
  private static final double MARGIN = 0.25;
  private static final double EFFECT = 0.12;
  private static final double[] TEST_SHARES = {0.25, 0.1};
  private static final int[] REPEATS = {5, 10, 20, 50};

  @Test
  public void randomSplits() {
    holds(Rows.SPLIT, Plan.of(5));
    holds(Rows.SPLIT, Plan.untilDecided(50, 0));
  }

  @Test
  public void groups() {
    holds(Rows.GROUPS, Plan.of(5));
    holds(Rows.GROUPS, Plan.untilDecided(50, 0));
  }

  @Test
  public void series() {
    holds(Rows.SERIES, Plan.of(5));
    holds(Rows.SERIES, Plan.of(12));
    holds(Rows.SERIES, Plan.untilDecided(50, 0));
  }

  @Test
  public void freshData() {
    holds(Rows.FRESH, Plan.of(5));
    holds(Rows.FRESH, Plan.untilDecided(30, 0));
  }

  @Test
  public void folds() {
    holds(Rows.SPLIT, Plan.of(1).withFolds(5));
    holds(Rows.SPLIT, Plan.of(3).withFolds(5));
    holds(Rows.SPLIT, Plan.of(1).withFolds(10));
  }

  private static void holds(Rows rows, Plan plan) {
    Outcome outcome = simulate(rows, plan, 0.25, FEW);
    double limit = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / FEW);
    String what = rows + " " + plan + ": " + outcome;
    assertTrue(what, outcome.wrongVerdict() <= limit);
    assertTrue(what, outcome.wrongSame() <= limit);
    assertTrue(what, outcome.covered() >= 1 - limit);
  }

  /** Prints the table of docs/verdicts.md. */
  @Test
  public void table() {
    int comparisons = Integer.getInteger("comparisons", 0);
    Assume.assumeTrue("takes minutes", comparisons > 0);
    System.out.println(
        "| rows | test share | plan | false verdict | wrong “same” | covered | told | repeats |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (Rows rows : Rows.values()) {
      for (double share : TEST_SHARES) {
        for (int repeats : REPEATS) {
          line(rows, share, Plan.of(repeats), comparisons);
        }
        line(rows, share, Plan.untilDecided(50, 0), comparisons);
      }
    }
    for (int folds : new int[] {5, 10}) {
      for (int repeats : new int[] {1, 2, 4, 10}) {
        line(Rows.SPLIT, 0.25, Plan.of(repeats).withFolds(folds), comparisons);
      }
    }
  }

  private static void line(Rows rows, double share, Plan plan, int comparisons) {
    Outcome outcome = simulate(rows, plan, share, comparisons);
    String how = plan.repeats() + (plan.folds() > 1 ? " × " + plan.folds() + " folds" : "");
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.1f %% | %.1f %% | %.1f %% | %.0f %% | %.1f |%n",
        rows.toString().toLowerCase(Locale.ROOT),
        plan.folds() > 1 ? "–" : share,
        plan.untilDecided() ? "until decided" : how,
        100 * outcome.wrongVerdict(),
        100 * outcome.wrongSame(),
        100 * outcome.covered(),
        100 * outcome.told(),
        outcome.repeats());
  }

  private static Outcome simulate(Rows rows, Plan plan, double share, int comparisons) {
    Plan wide = plan.withSameWithin(Double.toString(100 * MARGIN));
    return new VerdictSimulation(rows, wide, share).run(comparisons, EFFECT, 1);
  }
}
