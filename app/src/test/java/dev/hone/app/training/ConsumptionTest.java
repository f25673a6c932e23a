package dev.hone.app.training;

import static org.junit.Assert.assertEquals;

import dev.hone.app.data.ExperimentEntity;
import org.junit.Test;

/** What the phone used meanwhile: said where it is known, and only there. */
public class ConsumptionTest {
  private long charge = 3_000_000;
  private boolean plugged;

  private final Consumption consumption =
      new Consumption(
          new Gauge() {
            @Override
            public long microampHours() {
              return charge;
            }

            @Override
            public boolean plugged() {
              return plugged;
            }
          });

  @Test(timeout = 10_000)
  public void overTwoSittings_isTheirSum_withoutThePauseBetween() {
    consumption.begin(experiment(7, 0));
    charge -= 25_000;
    consumption.sample();
    charge -= 500_000; // paused, and used for something else
    consumption.begin(experiment(7, 60));
    charge -= 15_400;
    assertEquals(40, consumption.ended(7));
  }

  @Test(timeout = 10_000)
  public void onTheChargerMeanwhile_nothingIsSaid() {
    consumption.begin(experiment(7, 0));
    plugged = true;
    charge -= 25_000;
    consumption.sample();
    plugged = false;
    charge -= 25_000;
    assertEquals(0, consumption.ended(7));
  }

  @Test(timeout = 10_000)
  public void fullerThanBefore_nothingIsSaid() {
    consumption.begin(experiment(7, 0));
    charge += 1;
    assertEquals(0, consumption.ended(7));
  }

  @Test(timeout = 10_000)
  public void gaugeThatDoesNotSay_nothingIsSaid() {
    for (long silent : new long[] {0, Long.MIN_VALUE, Integer.MIN_VALUE, -1}) {
      charge = silent;
      consumption.begin(experiment(7, 0));
      assertEquals(0, consumption.ended(7));
    }
  }

  @Test(timeout = 10_000)
  public void begunInAnotherProcess_nothingIsSaid() {
    consumption.begin(experiment(7, 60));
    charge -= 25_000;
    assertEquals(0, consumption.ended(7));
  }

  @Test(timeout = 10_000)
  public void eachExperimentHasItsOwn() {
    consumption.begin(experiment(7, 0));
    charge -= 10_000;
    consumption.sample();
    consumption.begin(experiment(8, 0));
    charge -= 3_000;
    assertEquals(3, consumption.ended(8));
    consumption.begin(experiment(7, 60));
    assertEquals(10, consumption.ended(7));
  }

  private static ExperimentEntity experiment(long id, double seconds) {
    ExperimentEntity experiment = new ExperimentEntity();
    experiment.id = id;
    experiment.trainingSeconds = seconds;
    return experiment;
  }
}
