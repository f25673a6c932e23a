package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.ForegroundServiceStartNotAllowedException;
import android.app.Notification;
import android.app.Service;
import android.content.Intent;
import android.content.pm.ServiceInfo;
import android.os.PowerManager;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import androidx.work.WorkInfo;
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
import org.robolectric.Robolectric;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowPowerManager;
import org.robolectric.shadows.ShadowSystemClock;

/** The service that holds training which was started from the app. */
@RunWith(AndroidJUnit4.class)
public class TrainingServiceTest {
  @Rule public final App app = new App();

  private final Phone phone = new Phone();
  private final AskedJobs jobs = new AskedJobs(app);

  @Test
  @Config(sdk = {26, 35})
  public void fromTheApp_trainingIsHeldUntilTheQueueIsEmpty() {
    phone.battery(90, false);
    long id = app.train("iris", Experiment.SPEC);
    app.waitFor(id, ExperimentState.RUNNING);
    TrainingService service = StartedServices.running();
    assertNotNull(service);
    app.waitUntil("the lock", () -> ShadowPowerManager.getLatestWakeLock().isHeld());
    Notification shown = shadowOf(service).getLastForegroundNotification();
    assertEquals(TrainingNotification.ID, shadowOf(service).getLastForegroundNotificationId());
    assertEquals("training", shown.getChannelId());
    assertTrue((shown.flags & Notification.FLAG_ONGOING_EVENT) != 0);
    assertNextJob(Duration.ofMinutes(15), false, false);

    app.waitFor(id, ExperimentState.FINISHED);
    app.waitUntil("the end of the service", () -> StartedServices.running() == null);
    assertFalse(ShadowPowerManager.getLatestWakeLock().isHeld());
    assertTrue("counted", app.container().settings().awakeMillis() > 0);
    assertNull("no job any more", jobs.next());
  }

  @Test
  public void itIsOfSpecialUse_andTheSystemDoesNotStartItAgain() {
    TrainingService service = Robolectric.buildService(TrainingService.class).create().get();
    assertEquals(Service.START_NOT_STICKY, service.onStartCommand(new Intent(), 0, 1));
    assertEquals(
        ServiceInfo.FOREGROUND_SERVICE_TYPE_SPECIAL_USE, service.getForegroundServiceType());
    app.waitUntil("ended, with nothing queued", () -> shadowOf(service).isStoppedBySelf());
  }

  @Test
  public void shortWait_keepsTheService_withoutTheLock_andSaysWhatItWaitsFor() {
    phone.battery(90, false);
    long id = app.train("iris", Experiment.SPEC);
    app.waitFor(id, ExperimentState.RUNNING);
    phone.thermalStatus(PowerManager.THERMAL_STATUS_CRITICAL);
    waits(id, WaitReason.HOT);
    app.waitUntil("released", () -> !ShadowPowerManager.getLatestWakeLock().isHeld());
    long counted = app.container().settings().awakeMillis();
    ShadowSystemClock.advanceBy(Duration.ofMinutes(14));
    App.idle();
    assertNotNull("still there", StartedServices.running());
    assertEquals("no wait is counted", counted, app.container().settings().awakeMillis());
    phone.thermalStatus(PowerManager.THERMAL_STATUS_NONE);
    app.waitFor(id, ExperimentState.RUNNING);
    app.waitUntil("held again", () -> ShadowPowerManager.getLatestWakeLock().isHeld());
  }

  @Test
  public void waitOfFifteenMinutes_endsTheService_andAJobLooksAgain() {
    phone.battery(90, false).powerSaver(true);
    long id = app.train("iris", Experiment.SPEC);
    waits(id, WaitReason.POWER_SAVER);
    assertNotNull(StartedServices.running());
    ShadowSystemClock.advanceBy(Duration.ofMinutes(15));
    app.waitUntil("the end of the service", () -> StartedServices.running() == null);
    waits(id, WaitReason.POWER_SAVER);
    assertNextJob(Duration.ofMinutes(15), false, false);
  }

  @Test
  @Config(sdk = {26, 35})
  public void noCharger_endsTheService_andAJobWaitsForIt() {
    phone.battery(90, false).choose(Settings.ONLY_CHARGING, true);
    long id = app.train("iris", Experiment.SPEC);
    waits(id, WaitReason.NOT_CHARGING);
    app.waitUntil("the end of the service", () -> StartedServices.running() == null);
    assertNextJob(Duration.ZERO, true, false);
  }

  @Test
  @Config(sdk = {26, 35})
  public void lowBattery_endsTheService_andAJobWaitsForABetterOne() {
    phone.battery(10, false);
    long id = app.train("iris", Experiment.SPEC);
    waits(id, WaitReason.BATTERY_LOW);
    app.waitUntil("the end of the service", () -> StartedServices.running() == null);
    assertNextJob(Duration.ZERO, false, true);
  }

  @Test
  public void foregroundRefused_endsTheService_andAJobTrains() {
    long id = app.create("iris", Experiment.spec(2));
    TrainingService service = Robolectric.buildService(TrainingService.class).create().get();
    shadowOf(service)
        .setThrowInStartForeground(
            new ForegroundServiceStartNotAllowedException("not allowed in the background"));
    service.onStartCommand(new Intent(), 0, 1);
    assertTrue(shadowOf(service).isStoppedBySelf());
    app.waitFor(id, ExperimentState.FINISHED);
    assertNull("by a job", StartedServices.running());
  }

  @Test
  public void endedByTheSystem_itLeavesACheckpoint_andAJobGoesOn() {
    long id = app.train("iris", Experiment.SPEC);
    app.waitUntil("epochs", () -> app.container().database().runs().countEpochs(id) > 0);
    long held = app.container().settings().heldSince();
    assertTrue("this process holds training", held > 0);
    // The job that is asked for may start the service again here: Android 12 is seen elsewhere.
    new StartedServices().endService();
    app.waitFor(id, ExperimentState.FINISHED);
    Experiment.assertUndisturbed(app.get(() -> app.container().experiments().comparison(id)));
    app.waitUntil("nobody holds it", () -> app.container().settings().heldSince() == 0);
  }

  private void waits(long id, WaitReason reason) {
    app.waitUntil(
        "waits: " + reason,
        () -> {
          ExperimentEntity now = app.container().experiments().find(id);
          return now.state == ExperimentState.WAITING && now.waitReason == reason;
        });
  }

  private void assertNextJob(Duration delay, boolean charging, boolean batteryNotLow) {
    WorkInfo job = jobs.next();
    assertNotNull("a job is asked for", job);
    assertEquals(delay.toMillis(), job.getInitialDelayMillis());
    assertEquals(charging, job.getConstraints().requiresCharging());
    assertEquals(batteryNotLow, job.getConstraints().requiresBatteryNotLow());
  }
}
