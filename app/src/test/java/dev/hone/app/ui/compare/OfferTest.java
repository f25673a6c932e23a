package dev.hone.app.ui.compare;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import dev.hone.app.App;
import dev.hone.base.Message;
import dev.hone.report.SampleComparison;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

/** Which model a result offers, and what "more repeats" are. */
public class OfferTest {
  private static final double[] BASE = {0.80, 0.82, 0.81, 0.79, 0.80};
  private static final ExperimentSpec SPEC = App.spec("iris", 10, 5, "none", "l2=0.1");

  private final Map<String, double[]> arms = new LinkedHashMap<>(Map.of("none", BASE));

  private Offer offer() {
    return Offer.of(SampleComparison.ofAccuracies(arms));
  }

  @Test
  public void theArmThatIsBetter_isOffered() {
    arms.put("l1", new double[] {0.804, 0.826, 0.815, 0.794, 0.806}); // by less than a point
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83, 0.85}); // by more
    assertEquals(new Offer(2, Message.plain("l2"), true), offer());
  }

  @Test
  public void whereNoneIsBetter_theBaselineIsOffered() {
    arms.put("l2", new double[] {0.82, 0.81, 0.84, 0.79, 0.81}); // cannot say
    arms.put("l1", new double[] {0.50, 0.53, 0.51, 0.49, 0.49}); // worse
    assertEquals(new Offer(0, Message.plain("none"), false), offer());
  }

  @Test
  public void aRunThatDiverged_leftNoModelToOffer() {
    arms.put("none", new double[] {Double.NaN, 0.82, 0.81, 0.79, 0.80});
    arms.put("l2", new double[] {0.85, 0.88, 0.86, 0.83, 0.85});
    assertNull(offer());
  }

  private static Plan more(Plan plan) {
    return MoreRepeats.of(SPEC.withPlan(plan)).plan();
  }

  @Test
  public void moreRepeats_areTwiceAsMany_andAllElseStays() {
    assertEquals(SPEC.withPlan(Plan.of(10)), MoreRepeats.of(SPEC));
    assertEquals(Plan.of(6).withFolds(4), more(Plan.of(3).withFolds(4)));
    assertEquals(Plan.of(1000), more(Plan.of(900)));
    assertEquals(Plan.of(8).withSameWithin("2"), more(Plan.of(4).withSameWithin("2")));
  }

  @Test
  public void untilDecided_goesOnToTheLastLook_orOnALongerBudget() {
    assertEquals(Plan.untilDecided(16, 0), more(Plan.untilDecided(8, 0)));
    assertEquals(Plan.untilDecided(50, 4), more(Plan.untilDecided(30, 2)));
    assertEquals(Plan.untilDecided(50, 6), more(Plan.untilDecided(50, 3)));
    assertEquals(Plan.of(100), more(Plan.untilDecided(50, 0)));
  }

  @Test
  public void whereMoreAreNotPossible_thereAreNone() {
    assertNull(MoreRepeats.of(SPEC.withPlan(Plan.of(1000))));
    assertNull(MoreRepeats.of(SPEC.withPlan(Plan.of(1).withFolds(Plan.LEAVE_ONE_OUT))));
  }
}
