package dev.hone.report;

import static org.junit.Assert.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

/** Fresh data, so intervals are ordinary paired t intervals; worked out by hand from t tables. */
public class HeadlineTest {
  private static final double[] BASE = {0.80, 0.82, 0.81, 0.79};
  private final Map<String, double[]> arms = new LinkedHashMap<>();

  @Test
  public void oneBetter_saysByHowMuch() {
    // Differences 5, 6, 5, 4: mean 5, s = √(2/3), half = 3.182 × 0.8165 / 2 = 1.30.
    arms.put("none", BASE);
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83});
    assertEquals("l2 is better than none: test accuracy +5.0 points [+3.7, +6.3].", headline());
  }

  @Test
  public void worseOnly_saysSoAndThatNothingElseDiffers() {
    arms.put("none", BASE);
    arms.put("l1", new double[] {0.50, 0.53, 0.51, 0.49});
    arms.put("same", BASE);
    // Differences −30, −29, −30, −30: mean −29.75, s = 0.5, half = 3.182 × 0.25 = 0.80.
    assertEquals(
        "l1 is worse than none: test accuracy −29.8 points [−30.5, −29.0]. No other arm differs"
            + " detectably from none: in the mean, every difference is exactly zero.",
        headline());
  }

  @Test
  public void nothingTold_namesTheClosestAndItsRepeats() {
    // Differences 2, −1, 3, 0: mean 1, s = 1.826, size 0.548 deviations; SciPy's noncentral t: 29.
    arms.put("none", BASE);
    arms.put("dropout", new double[] {0.82, 0.81, 0.84, 0.79});
    assertEquals(
        "No arm differs detectably from none; about 29 repeats would be needed to tell dropout, the"
            + " closest (test accuracy +1.0 points [−1.9, +3.9]).",
        headline());
  }

  @Test
  public void manyBetter_namesThree() {
    arms.put("none", BASE);
    for (int i = 1; i <= 5; i++) {
      double[] better = BASE.clone();
      for (int j = 0; j < better.length; j++) {
        better[j] += 0.02 * i + 0.002 * (j % 2);
      }
      arms.put("arm" + i, better);
    }
    // arm5: differences 10.0, 10.2, 10.0, 10.2: half = 3.182 × 0.1155 / 2 = 0.18.
    assertEquals(
        "arm5, arm4, arm3 and 2 more are better than none: most of all arm5, test accuracy +10.1"
            + " points [+9.9, +10.3].",
        headline());
  }

  @Test
  public void divergedArm_isNamedAndNotJudged() {
    arms.put("none", BASE);
    arms.put("same", BASE);
    arms.put("fast", new double[] {0.99, Double.NaN, Double.NaN, 0.99});
    assertEquals(
        "No arm differs detectably from none: in the mean, every difference is exactly zero. fast"
            + " diverged in 2 of 4 runs; it is not judged.",
        headline());
  }

  @Test
  public void divergedBaseline_judgesNothing() {
    arms.put("none", new double[] {0.8, Double.NaN});
    arms.put("l2", new double[] {0.9, 0.9});
    assertEquals(
        "Nothing can be judged: the baseline none diverged in 1 of 2 runs. A smaller learning rate"
            + " or gradient clipping may help.",
        headline());
  }

  @Test
  public void oneRepeat_cannotTell() {
    arms.put("none", new double[] {0.8});
    arms.put("l2", new double[] {0.9});
    assertEquals("One repeat cannot tell an arm from none: run five or more.", headline());
  }

  @Test
  public void onlyTheBaseline_saysWhatItReaches() {
    // Mean 0.805, s = 0.01291, half = 3.182 × 0.00645 = 0.0205.
    arms.put("none", BASE);
    assertEquals(
        "none reaches a test accuracy of 80.5 % [78.4, 82.6] over 4 repeats; there is no other arm"
            + " to hold it against.",
        headline());
  }

  private String headline() {
    return Headline.of(SampleComparison.ofAccuracies(arms));
  }
}
