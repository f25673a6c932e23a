package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import android.os.PowerManager;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.Experiment;
import dev.hone.app.StartedServices;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowSystemClock;

/** Training that waits for the phone says why, and goes on by itself. */
@RunWith(AndroidJUnit4.class)
public class TrainingWaitsTest {
  @Rule public final App app = new App();

  private final Phone phone = new Phone();
  private final AskedJobs jobs = new AskedJobs(app);

  @Test
  public void everyReason_isToldAndThenTrainingGoesOn() throws Exception {
    phone.battery(90, false);
    long id = app.get(() -> app.container().experiments().create("iris", null, Experiment.SPEC, 1));
    app.get(
        () -> {
          app.container().training().start();
          return null;
        });
    goesOn(id);

    phone.battery(10, false);
    waits(id, WaitReason.BATTERY_LOW);
    serviceEnds();
    phone.battery(90, false);
    jobs.comes();
    goesOn(id);

    phone.thermalStatus(PowerManager.THERMAL_STATUS_CRITICAL);
    waits(id, WaitReason.HOT);
    // One reason after another: the second is told as well.
    phone.powerSaver(true).thermalStatus(PowerManager.THERMAL_STATUS_NONE);
    waits(id, WaitReason.POWER_SAVER);
    phone.powerSaver(false);
    goesOn(id);

    phone.choose(Settings.ONLY_CHARGING, true);
    waits(id, WaitReason.NOT_CHARGING);
    serviceEnds();
    phone.battery(90, true);
    jobs.comes();

    ExperimentEntity finished = app.waitFor(id, ExperimentState.FINISHED);
    assertEquals(WaitReason.NONE, finished.waitReason);
    Experiment.assertUndisturbed(app.get(() -> app.container().experiments().comparison(id)));
    app.get(
        () -> {
          Experiment.assertEpochsComplete(app.container().database(), id);
          return null;
        });
  }

  /** The service outlasts waits of a quarter of an hour, each counted from its own beginning. */
  @Test
  public void hotOnceMore_itWaitsAnewAndGoesOnByItself() {
    phone.battery(90, false);
    long id = app.create("iris", Experiment.SPEC);
    app.container().training().start();
    goesOn(id);
    phone.thermalStatus(PowerManager.THERMAL_STATUS_CRITICAL);
    waits(id, WaitReason.HOT);
    phone.thermalStatus(PowerManager.THERMAL_STATUS_NONE);
    goesOn(id);
    ShadowSystemClock.advanceBy(Duration.ofMinutes(16)); // it trains so long
    phone.thermalStatus(PowerManager.THERMAL_STATUS_CRITICAL);
    waits(id, WaitReason.HOT);
    for (int i = 0; i < 25; i++) {
      App.idle();
    }
    assertNotNull("the service waits, too", StartedServices.running());
    phone.thermalStatus(PowerManager.THERMAL_STATUS_NONE);
    goesOn(id);
    app.waitFor(id, ExperimentState.FINISHED);
  }

  @Test
  @Config(sdk = 26)
  public void android8_waitsAndTrainsToTheEnd() {
    phone.battery(10, false);
    long id = app.get(() -> app.container().experiments().create("iris", null, Experiment.SPEC, 1));
    app.get(
        () -> {
          app.container().training().start();
          return null;
        });
    waits(id, WaitReason.BATTERY_LOW);
    serviceEnds();
    phone.battery(10, true);
    jobs.comes();
    app.waitFor(id, ExperimentState.FINISHED);
    Experiment.assertUndisturbed(app.get(() -> app.container().experiments().comparison(id)));
  }

  @Test
  public void pausedWhileItWaits_staysPaused() {
    phone.battery(10, false);
    long id = app.get(() -> app.container().experiments().create("iris", null, Experiment.SPEC, 1));
    app.get(
        () -> {
          app.container().training().start();
          return null;
        });
    waits(id, WaitReason.BATTERY_LOW);
    app.get(
        () -> {
          app.container().training().pause(id);
          return null;
        });
    phone.battery(90, true);
    long other =
        app.get(() -> app.container().experiments().create("b", null, Experiment.spec(2), 1));
    app.get(
        () -> {
          app.container().training().start();
          return null;
        });
    app.waitFor(other, ExperimentState.FINISHED);
    ExperimentEntity paused = app.get(() -> app.container().experiments().find(id));
    assertEquals(ExperimentState.PAUSED, paused.state);
    assertEquals(WaitReason.NONE, paused.waitReason);
    assertEquals(0, (int) app.get(() -> app.container().database().runs().countEpochs(id)));
  }

  private void waits(long id, WaitReason reason) {
    app.waitUntil(
        "waits: " + reason,
        () -> {
          ExperimentEntity now = app.container().experiments().find(id);
          return now.state == ExperimentState.WAITING && now.waitReason == reason;
        });
  }

  /** A wait that may last long ends the service. */
  private void serviceEnds() {
    app.waitUntil("the end of the service", () -> StartedServices.running() == null);
  }

  private void goesOn(long id) {
    app.waitUntil(
        "goes on",
        () -> {
          ExperimentEntity now = app.container().experiments().find(id);
          return now.state == ExperimentState.RUNNING && now.waitReason == WaitReason.NONE;
        });
  }
}
