package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.Manifest;
import android.app.Application;
import android.app.Notification;
import android.app.NotificationManager;
import android.content.Intent;
import androidx.core.content.ContextCompat;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.Experiment;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.WaitReason;
import dev.hone.base.Language;
import dev.hone.base.Message;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** What the notification says, and its orders. */
@RunWith(AndroidJUnit4.class)
public class TrainingNotificationTest {
  @Rule public final App app = new App();

  private final Application context = ApplicationProvider.getApplicationContext();

  @Test
  @Config(sdk = {26, 35})
  public void saysNameProgressAndTimeLeft() {
    Notification shown =
        new TrainingNotification(context)
            .build(named(7, "Iris"), WaitReason.NONE, new Done(42, 200));
    assertEquals("Iris", text(shown, Notification.EXTRA_TITLE));
    assertEquals("42 % done · about 3 min 20 s left", text(shown, Notification.EXTRA_TEXT));
    assertEquals(42, shown.extras.getInt(Notification.EXTRA_PROGRESS));
    assertEquals(100, shown.extras.getInt(Notification.EXTRA_PROGRESS_MAX));
    assertTrue((shown.flags & Notification.FLAG_ONGOING_EVENT) != 0);
    assertEquals("training", shown.getChannelId());
    assertActions(shown);
    assertOpens(7, shown);
  }

  @Test
  public void beforeThereIsAPace_noTimeIsTold() {
    Notification shown =
        new TrainingNotification(context).build(named(7, "Iris"), WaitReason.NONE, Done.NOTHING);
    assertEquals("0 % done", text(shown, Notification.EXTRA_TEXT));
  }

  @Test
  @Config(qualifiers = "+zh-rCN")
  public void inChinese() {
    Notification shown =
        new TrainingNotification(context)
            .build(named(7, "鸢尾花"), WaitReason.NONE, new Done(42, 200));
    assertEquals("鸢尾花", text(shown, Notification.EXTRA_TITLE));
    assertEquals("已完成 42% · 大约还需 3 分 20 秒", text(shown, Notification.EXTRA_TEXT));
    assertEquals("暂停", shown.actions[0].title.toString());
    assertEquals("停止", shown.actions[1].title.toString());
  }

  @Test
  public void saysWhyItWaits() {
    TrainingNotification notification = new TrainingNotification(context);
    Map<WaitReason, String> expected =
        Map.of(
            WaitReason.HOT, "Waits: the phone is hot. Goes on when it has cooled down.",
            WaitReason.POWER_SAVER, "Waits while battery saver is on.");
    expected.forEach(
        (reason, said) -> {
          Notification shown = notification.build(named(7, "Iris"), reason, new Done(42, 200));
          assertEquals(said, text(shown, Notification.EXTRA_TEXT));
          assertActions(shown);
        });
  }

  @Test
  public void inAJob_itSaysHowToGoOnWithoutBreaks() {
    Notification shown =
        new TrainingNotification(context).buildInJob(named(7, "Iris"), new Done(42, 200));
    assertEquals(
        "42 % done, in turns of nine minutes. Tap to go on without breaks.",
        text(shown, Notification.EXTRA_TEXT));
    assertEquals("can be wiped away", 0, shown.flags & Notification.FLAG_ONGOING_EVENT);
    assertActions(shown);
    assertOpens(7, shown);
  }

  @Test
  public void beforeAnExperimentIsKnown_itHasNoOrders() {
    Notification shown = new TrainingNotification(context).last();
    assertEquals("Hone", text(shown, Notification.EXTRA_TITLE));
    assertNull(shown.actions);
  }

  @Test
  public void twoExperiments_openEachItsOwn() {
    TrainingNotification notification = new TrainingNotification(context);
    Notification first = notification.build(named(7, "a"), WaitReason.NONE, Done.NOTHING);
    Notification second = notification.build(named(8, "b"), WaitReason.NONE, Done.NOTHING);
    assertOpens(7, first);
    assertOpens(8, second);
  }

  @Test
  public void finished_saysItsSentence_andOpens() {
    ExperimentEntity experiment = named(9, "Iris");
    experiment.state = ExperimentState.FINISHED;
    experiment.message = Message.plain("dropout=0.2 is better than none.");
    Notification shown = new OutcomeNotification(context).build(experiment, 40);
    assertEquals("Iris", text(shown, Notification.EXTRA_TITLE));
    assertEquals(
        "dropout=0.2 is better than none.\nThe phone used about 40 mAh meanwhile.",
        text(shown, Notification.EXTRA_TEXT));
    assertEquals("outcomes", shown.getChannelId());
    assertTrue((shown.flags & Notification.FLAG_AUTO_CANCEL) != 0);
    assertNull(shown.actions);
    assertOpens(9, shown);
  }

  @Test
  public void whereTheGaugeDoesNotSay_theSentenceStandsAlone() {
    ExperimentEntity experiment = named(9, "Iris");
    experiment.state = ExperimentState.FINISHED;
    experiment.message = Message.plain("Cannot say yet.");
    assertEquals(
        "Cannot say yet.",
        text(new OutcomeNotification(context).build(experiment, 0), Notification.EXTRA_TEXT));
  }

  @Test
  public void failed_saysWhy_andOpens() {
    ExperimentEntity experiment = named(9, "Iris");
    experiment.state = ExperimentState.FAILED;
    experiment.message = Message.of("phone.memory");
    Notification shown = new OutcomeNotification(context).build(experiment, 0);
    assertEquals(
        "Could not go on: The phone has too little memory for this network and batch. Choose"
            + " smaller ones.",
        text(shown, Notification.EXTRA_TEXT));
    assertOpens(9, shown);
  }

  /** The phone's own language is English. */
  @Test
  @Config(sdk = 26)
  public void beforeAndroid13_theOutcomeIsInTheChosenLanguage() {
    try {
      app.start().onActivity(screen -> app.container().appearance().setLanguage("zh-CN"));
      app.waitUntil(
          "the choice is kept",
          () ->
              ContextCompat.getContextForLanguage(context)
                  .getString(R.string.engine_language)
                  .equals("zh"));
      ExperimentEntity experiment = named(9, "Iris");
      experiment.state = ExperimentState.FAILED;
      experiment.message = Message.of("phone.memory");
      assertEquals(
          "无法继续：手机内存不足以运行此网络和批大小。请选择更小的值。",
          text(new OutcomeNotification(context).build(experiment, 0), Notification.EXTRA_TEXT));
    } finally {
      app.container().appearance().setLanguage("");
    }
  }

  @Test
  public void channels_progressIsSilent_outcomesAreHeard() {
    assertNotNull(new TrainingNotification(context));
    NotificationManager manager = context.getSystemService(NotificationManager.class);
    assertEquals(
        NotificationManager.IMPORTANCE_LOW,
        manager.getNotificationChannel("training").getImportance());
    assertEquals(
        NotificationManager.IMPORTANCE_DEFAULT,
        manager.getNotificationChannel("outcomes").getImportance());
  }

  @Test
  public void trainedToTheEnd_isNotifiedWithTheSentenceOfTheList() {
    shadowOf(context).grantPermissions(Manifest.permission.POST_NOTIFICATIONS);
    long id = create(2);
    app.run(() -> app.container().training().start());
    ExperimentEntity finished = app.waitFor(id, ExperimentState.FINISHED);
    NotificationManager manager = context.getSystemService(NotificationManager.class);
    app.waitUntil("outcome", () -> outcome(manager, id) != null);
    Notification shown = outcome(manager, id);
    assertEquals("iris", text(shown, Notification.EXTRA_TITLE));
    assertEquals(finished.message.in(Language.EN), text(shown, Notification.EXTRA_TEXT));
    assertOpens(id, shown);
  }

  @Test
  public void notificationsRefused_trainsAllTheSame() {
    shadowOf(context).denyPermissions(Manifest.permission.POST_NOTIFICATIONS);
    long id = create(2);
    app.run(() -> app.container().training().start());
    app.waitFor(id, ExperimentState.FINISHED);
    assertNull(outcome(context.getSystemService(NotificationManager.class), id));
  }

  private static Notification outcome(NotificationManager manager, long id) {
    return shadowOf(manager).getNotification(OutcomeNotification.id(id));
  }

  private static void assertActions(Notification shown) {
    assertEquals(2, shown.actions.length);
    assertEquals("Pause", shown.actions[0].title.toString());
    assertEquals("Stop", shown.actions[1].title.toString());
  }

  /** That a tap opens the app at this experiment. */
  private static void assertOpens(long id, Notification shown) {
    Intent target = shadowOf(shown.contentIntent).getSavedIntent();
    assertEquals(MainActivity.class.getName(), target.getComponent().getClassName());
    assertEquals(id, target.getLongExtra("experiment", 0));
  }

  @Test
  public void pauseAndStop_reachTheirExperiment() throws Exception {
    long first = create(Experiment.EPOCHS);
    long second = create(Experiment.EPOCHS);
    TrainingNotification notification = new TrainingNotification(context);
    Notification ofFirst = notification.build(find(first), WaitReason.NONE, Done.NOTHING);
    Notification ofSecond = notification.build(find(second), WaitReason.NONE, Done.NOTHING);
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
