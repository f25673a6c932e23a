package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.Manifest;
import android.app.Application;
import android.app.Notification;
import android.app.NotificationManager;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import androidx.work.ForegroundUpdater;
import androidx.work.ListenableWorker;
import androidx.work.testing.TestWorkerBuilder;
import com.google.common.util.concurrent.Futures;
import dev.hone.app.App;
import dev.hone.app.Experiment;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.WaitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What the notification says, and its orders. */
@RunWith(AndroidJUnit4.class)
public class TrainingNotificationTest {
  @Rule public final App app = new App();

  private final Application context = ApplicationProvider.getApplicationContext();

  @Test
  public void saysNameAndProgress() {
    Notification shown =
        new TrainingNotification(context).build(named(7, "Iris"), WaitReason.NONE, 42);
    assertEquals("Iris", text(shown, Notification.EXTRA_TITLE));
    assertEquals("42 % done", text(shown, Notification.EXTRA_TEXT));
    assertEquals(42, shown.extras.getInt(Notification.EXTRA_PROGRESS));
    assertTrue((shown.flags & Notification.FLAG_ONGOING_EVENT) != 0);
    assertEquals(2, shown.actions.length);
    assertEquals("Pause", shown.actions[0].title.toString());
    assertEquals("Stop", shown.actions[1].title.toString());
  }

  @Test
  public void saysWhyItWaits() {
    TrainingNotification notification = new TrainingNotification(context);
    for (WaitReason reason : WaitReason.values()) {
      if (reason != WaitReason.NONE) {
        Notification shown = notification.build(named(7, "Iris"), reason, 42);
        assertEquals(context.getString(WaitTexts.of(reason)), text(shown, Notification.EXTRA_TEXT));
      }
    }
  }

  @Test
  public void beforeAnExperimentIsKnown_itHasNoOrders() {
    Notification shown = new TrainingNotification(context).build(null, WaitReason.NONE, 0);
    assertEquals("Hone", text(shown, Notification.EXTRA_TITLE));
    assertNull(shown.actions);
  }

  @Test
  public void pauseAndStop_reachTheirExperiment() throws Exception {
    long first = create(Experiment.EPOCHS);
    long second = create(Experiment.EPOCHS);
    TrainingNotification notification = new TrainingNotification(context);
    Notification ofFirst = notification.build(find(first), WaitReason.NONE, 1);
    Notification ofSecond = notification.build(find(second), WaitReason.NONE, 1);
    app.get(
        () -> {
          app.container().training().start();
          return null;
        });
    app.waitFor(first, ExperimentState.RUNNING);
    ofFirst.actions[0].actionIntent.send();
    app.waitFor(first, ExperimentState.PAUSED);
    app.waitFor(second, ExperimentState.RUNNING);
    ofSecond.actions[1].actionIntent.send();
    app.waitFor(second, ExperimentState.STOPPED);
    assertEquals(ExperimentState.PAUSED, find(first).state);
    ofFirst.actions[1].actionIntent.send();
    app.waitFor(first, ExperimentState.STOPPED);
  }

  @Test
  public void foregroundRefused_trainsAllTheSame() throws Exception {
    shadowOf(context).grantPermissions(Manifest.permission.POST_NOTIFICATIONS);
    long id = create(3);
    List<String> asked = new ArrayList<>();
    ForegroundUpdater refuses =
        (where, work, info) -> {
          asked.add(text(info.getNotification(), Notification.EXTRA_TITLE));
          return Futures.immediateFailedFuture(
              new IllegalStateException("not allowed in the background"));
        };
    assertEquals(ListenableWorker.Result.success(), work(refuses));
    assertEquals(List.of("iris"), asked);
    assertEquals(ExperimentState.FINISHED, find(id).state);
    NotificationManager manager = context.getSystemService(NotificationManager.class);
    assertEquals("cancelled at the end", 0, manager.getActiveNotifications().length);
  }

  private ListenableWorker.Result work(ForegroundUpdater updater) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      TrainingWorker worker =
          TestWorkerBuilder.from(context, TrainingWorker.class, thread)
              .setForegroundUpdater(updater)
              .build();
      Future<ListenableWorker.Result> result = thread.submit(worker::doWork);
      app.waitUntil("the end of the work", result::isDone);
      return result.get();
    } finally {
      thread.shutdown();
    }
  }

  private long create(int epochs) {
    return app.get(
        () -> app.container().experiments().create("iris", null, Experiment.spec(epochs), 1));
  }

  private ExperimentEntity find(long id) {
    return app.get(() -> app.container().experiments().find(id));
  }

  private static ExperimentEntity named(long id, String name) {
    ExperimentEntity experiment = new ExperimentEntity();
    experiment.id = id;
    experiment.name = name;
    return experiment;
  }

  private static String text(Notification notification, String key) {
    return String.valueOf(notification.extras.getCharSequence(key));
  }
}
