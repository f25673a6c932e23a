package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.Manifest;
import android.app.Application;
import android.app.Notification;
import android.app.NotificationManager;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import androidx.work.ListenableWorker;
import androidx.work.WorkInfo;
import androidx.work.testing.TestWorkerBuilder;
import dev.hone.app.App;
import dev.hone.app.Experiment;
import dev.hone.app.StartedServices;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import dev.hone.base.Message;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowSystemClock;

/** Training inside a job, where the system lets no service start. */
@RunWith(AndroidJUnit4.class)
@Config(sdk = 35, shadows = RefusesServices.class)
public class TrainingJobTest {
  @Rule public final App app = new App();

  private final Application context = ApplicationProvider.getApplicationContext();
  private final Phone phone = new Phone();
  private final AskedJobs jobs = new AskedJobs(app);

  @Before
  public void inTheBackground() {
    RefusesServices.appInSight(false);
  }

  @Test
  public void whereNoServiceMayStart_aJobTrains_withTheSameNumbers() {
    shadowOf(context).grantPermissions(Manifest.permission.POST_NOTIFICATIONS);
    phone.battery(90, false);
    long id = app.train("iris", Experiment.SPEC);
    app.waitFor(id, ExperimentState.RUNNING);
    assertNull(StartedServices.running());
    app.waitUntil("its notification", () -> notification() != null);
    String text = String.valueOf(notification().extras.getCharSequence(Notification.EXTRA_TEXT));
    assertTrue(text, text.endsWith("Tap to go on without breaks."));
    app.waitFor(id, ExperimentState.FINISHED);
    Experiment.assertUndisturbed(app.get(() -> app.container().experiments().comparison(id)));
    app.waitUntil("no notification any more", () -> notification() == null);
    assertNull(job());
  }

  @Test
  public void afterNineMinutes_theNextSittingIsAskedFor_andGoesOnAtTheCheckpoint() {
    phone.battery(90, false);
    long id = app.train("iris", Experiment.SPEC);
    app.waitUntil("epochs", () -> app.container().database().runs().countEpochs(id) > 0);
    UUID first = job().getId();
    assertFalse(job().getConstraints().requiresCharging());
    ShadowSystemClock.advanceBy(Duration.ofMinutes(9));
    app.waitUntil("another job", () -> job() == null || !job().getId().equals(first));
    app.waitFor(id, ExperimentState.FINISHED);
    Experiment.assertUndisturbed(app.get(() -> app.container().experiments().comparison(id)));
    app.run(() -> Experiment.assertEpochsComplete(app.container().database(), id));
  }

  @Test
  public void stoppedByTheSystem_itEndsWithinTwoSeconds_andWaitsForItsTurn() throws Exception {
    phone.battery(90, false);
    long id = app.create("iris", Experiment.SPEC);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      TrainingJob job = TestWorkerBuilder.from(context, TrainingJob.class, thread).build();
      Future<ListenableWorker.Result> end = thread.submit(job::doWork);
      app.waitUntil("epochs", () -> app.container().database().runs().countEpochs(id) > 0);
      phone.choose(Settings.ONLY_CHARGING, true);
      job.stop(WorkInfo.STOP_REASON_QUOTA);
      assertEquals(ListenableWorker.Result.success(), end.get(2, TimeUnit.SECONDS));
      ExperimentEntity rests = app.get(() -> app.container().experiments().find(id));
      assertEquals(ExperimentState.WAITING, rests.state);
      assertEquals(WaitReason.NOT_CHARGING, rests.waitReason);
      assertTrue("asks for the charger", job().getConstraints().requiresCharging());
      assertEquals(0, app.container().settings().heldSince());
    } finally {
      thread.shutdown();
    }
  }

  @Test
  public void theChargerComes_andTheJobTrains() {
    phone.battery(90, false).choose(Settings.ONLY_CHARGING, true);
    long id = app.create("iris", Experiment.spec(3));
    app.run(() -> app.container().training().takeUp());
    waits(id, WaitReason.NOT_CHARGING);
    WorkInfo job = job();
    assertTrue(job.getConstraints().requiresCharging());
    phone.battery(90, true);
    jobs.comes();
    app.waitFor(id, ExperimentState.FINISHED);
    assertNull(StartedServices.running());
  }

  @Test
  public void theBatteryIsGoodForTheSystem_butNotForThePerson_thenOnlyTheChargerHelps() {
    phone.batteryLimit(60).battery(50, false);
    long id = app.create("iris", Experiment.spec(3));
    app.run(() -> app.container().training().takeUp());
    waits(id, WaitReason.BATTERY_LOW);
    WorkInfo job = job();
    assertTrue(job.getConstraints().requiresBatteryNotLow());
    jobs.comes();
    app.waitUntil("another job", () -> job() != null && !job().getId().equals(job.getId()));
    assertTrue(String.valueOf(job()), job().getConstraints().requiresCharging());
    waits(id, WaitReason.BATTERY_LOW);
  }

  @Test
  public void endedForMemory_theJobThatLooksAgain_saysSo() throws Exception {
    shadowOf(context).grantPermissions(Manifest.permission.POST_NOTIFICATIONS);
    long id = app.create("iris", Experiment.spec(3));
    app.run(
        () -> {
          app.container()
              .database()
              .experiments()
              .setStateIfActive(
                  id, ExperimentState.FAILED, WaitReason.NONE, Message.of("phone.ended-by-memory"));
          app.container().settings().setEndedByMemory(id);
        });
    doJob();
    NotificationManager notifications = context.getSystemService(NotificationManager.class);
    Notification said = shadowOf(notifications).getNotification(OutcomeNotification.id(id));
    assertEquals(
        "Could not go on: The system ended Hone while it trained, because it took too much memory."
            + " Resume to go on where it stopped.",
        String.valueOf(said.extras.getCharSequence(Notification.EXTRA_TEXT)));
    assertEquals("asked when it is opened", id, app.container().settings().endedByMemory());
    notifications.cancelAll();
    doJob();
    assertNull("said once", shadowOf(notifications).getNotification(OutcomeNotification.id(id)));
  }

  private void doJob() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      TrainingJob job = TestWorkerBuilder.from(context, TrainingJob.class, thread).build();
      thread.submit(job::doWork).get(60, TimeUnit.SECONDS);
    } finally {
      thread.shutdown();
    }
  }

  @Test
  public void theAppIsOpened_andTheServiceGoesOnWithoutBreaks() {
    phone.battery(90, false);
    long id = app.train("iris", Experiment.SPEC);
    app.waitUntil("epochs", () -> app.container().database().runs().countEpochs(id) > 0);
    assertNull(StartedServices.running());
    RefusesServices.appInSight(true);
    app.start();
    app.waitUntil("the service", () -> StartedServices.running() != null);
    app.waitFor(id, ExperimentState.FINISHED);
    Experiment.assertUndisturbed(app.get(() -> app.container().experiments().comparison(id)));
  }

  @Test
  @Config(sdk = 26)
  public void untilAndroid11_theJobStartsTheServiceInstead() {
    RefusesServices.appInSight(true); // no one asked then
    phone.battery(90, false).choose(Settings.ONLY_CHARGING, true);
    long id = app.create("iris", Experiment.spec(3));
    app.run(() -> app.container().training().takeUp());
    waits(id, WaitReason.NOT_CHARGING);
    phone.battery(90, true);
    jobs.comes();
    app.waitUntil("the service", () -> StartedServices.running() != null);
    app.waitFor(id, ExperimentState.FINISHED);
  }

  private void waits(long id, WaitReason reason) {
    app.waitUntil(
        "waits: " + reason,
        () -> {
          ExperimentEntity now = app.container().experiments().find(id);
          return now.state == ExperimentState.WAITING && now.waitReason == reason;
        });
  }

  private Notification notification() {
    return shadowOf(context.getSystemService(NotificationManager.class))
        .getNotification(TrainingNotification.ID);
  }

  private WorkInfo job() {
    return jobs.next();
  }
}
