package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.app.ActivityManager;
import android.app.ApplicationExitInfo;
import android.content.Context;
import androidx.preference.PreferenceManager;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Shadows;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowActivityManager;

/** How the process ended that trained last, and what follows from that. */
@RunWith(AndroidJUnit4.class)
public class EndingsTest {
  private static final long HELD = 1_000_000;
  private static final long NOW = 9_000_000;

  @Rule public final App app = new App();

  private final Context context = ApplicationProvider.getApplicationContext();
  private final Settings settings =
      new Settings(PreferenceManager.getDefaultSharedPreferences(context));
  private final List<Exit> exits = new ArrayList<>();

  @Test
  public void stoppedByThePerson_isPaused_andNothingGoesOnByItself() {
    long running = inHand();
    long queued = app.create("queued", App.spec("iris", 2, 1, "none", "l2=0.1"));
    exits.add(new Exit(HELD + 5, ApplicationExitInfo.REASON_USER_REQUESTED, "stop"));
    judge(HELD);
    assertEquals(ExperimentState.PAUSED, find(running).state);
    assertEquals(ExperimentState.PAUSED, find(queued).state);
    app.run(() -> app.container().training().takeUp());
    app.run(() -> app.container().training().awaitRest());
    assertEquals("not resumed", ExperimentState.PAUSED, find(running).state);
    assertEquals(0, settings.heldSince());
  }

  @Test
  public void endedForMemory_saysSo_andOffersLess() {
    for (Exit exit :
        List.of(
            new Exit(HELD + 5, ApplicationExitInfo.REASON_LOW_MEMORY, ""),
            new Exit(HELD + 6, ApplicationExitInfo.REASON_OTHER, "MemoryLimiter: anon 900 MB"))) {
      long id = inHand();
      exits.clear();
      exits.add(exit);
      judge(HELD);
      ExperimentEntity ended = find(id);
      assertEquals(ExperimentState.FAILED, ended.state);
      assertEquals(Message.of("phone.ended-by-memory"), ended.message);
      assertTrue(ended.state.resumable());
      assertEquals(id, (long) app.get(() -> app.container().training().endedByMemory()));
      app.run(() -> app.container().training().toldEndedByMemory());
      assertEquals("once", 0, (long) app.get(() -> app.container().training().endedByMemory()));
    }
  }

  @Test
  public void endedOtherwise_goesOn() {
    long id = inHand();
    exits.add(new Exit(HELD + 5, ApplicationExitInfo.REASON_CRASH_NATIVE, "MemoryLimiter"));
    judge(HELD);
    assertEquals(ExperimentState.RUNNING, find(id).state);
    exits.clear();
    exits.add(new Exit(HELD + 6, ApplicationExitInfo.REASON_OTHER, "freezer"));
    judge(HELD);
    assertEquals(ExperimentState.RUNNING, find(id).state);
  }

  @Test
  public void whatWasReadBefore_orCameBeforeTrainingBegan_isNotOurs() {
    long id = inHand();
    exits.add(new Exit(HELD - 1, ApplicationExitInfo.REASON_USER_REQUESTED, ""));
    judge(HELD);
    assertEquals(ExperimentState.RUNNING, find(id).state);
    assertEquals(HELD - 1, settings.lastExit());

    settings.setLastExit(HELD + 5);
    exits.add(new Exit(HELD + 5, ApplicationExitInfo.REASON_USER_REQUESTED, ""));
    judge(HELD);
    assertEquals("read before", ExperimentState.RUNNING, find(id).state);

    judge(0);
    assertEquals("no training was held", ExperimentState.RUNNING, find(id).state);
  }

  @Test
  public void ofSeveral_theFirstAfterTrainingBeganIsOurs() {
    long id = inHand();
    // Newest first, as the system lists them: a process that never trained was ended later.
    exits.add(new Exit(HELD + 90, ApplicationExitInfo.REASON_USER_REQUESTED, ""));
    exits.add(new Exit(HELD + 5, ApplicationExitInfo.REASON_SIGNALED, ""));
    judge(HELD);
    assertEquals(ExperimentState.RUNNING, find(id).state);
    assertEquals(HELD + 90, settings.lastExit());
  }

  @Test
  public void aClockThatWasSetBack_hidesNoExit() {
    long id = inHand();
    settings.setLastExit(NOW + 1_000_000);
    exits.add(new Exit(HELD + 5, ApplicationExitInfo.REASON_USER_REQUESTED, ""));
    judge(HELD);
    assertEquals(ExperimentState.PAUSED, find(id).state);
    assertEquals(HELD + 5, settings.lastExit());
  }

  @Test
  public void aWaitForTheCharger_isNoTraining_andMemoryTakenMeanwhileIsNotTold() {
    long id = inHand();
    app.run(
        () ->
            app.container()
                .database()
                .experiments()
                .take(id, ExperimentState.WAITING, WaitReason.HOT));
    exits.add(new Exit(HELD + 5, ApplicationExitInfo.REASON_LOW_MEMORY, ""));
    judge(HELD);
    assertEquals(ExperimentState.WAITING, find(id).state);
    assertEquals(0, settings.endedByMemory());
  }

  @Test
  @Config(sdk = 35)
  public void theSystemsList_isRead() {
    ShadowActivityManager activities =
        Shadows.shadowOf(context.getSystemService(ActivityManager.class));
    activities.addApplicationExitInfo(
        ShadowActivityManager.ApplicationExitInfoBuilder.newBuilder()
            .setProcessName(context.getPackageName())
            .setReason(ApplicationExitInfo.REASON_USER_REQUESTED)
            .setTimestamp(4711)
            .setDescription("stop dev.hone.app")
            .build());
    assertEquals(
        List.of(new Exit(4711, ApplicationExitInfo.REASON_USER_REQUESTED, "stop dev.hone.app")),
        PhoneExits.read(context));
    assertTrue(PhoneExits.read(context).get(0).byPerson());
    assertFalse(PhoneExits.read(context).get(0).byMemory());
  }

  @Test
  @Config(sdk = 26)
  public void untilAndroid10_nothingIsTold_andTrainingGoesOn() {
    assertEquals(List.of(), PhoneExits.read(context));
    long id = inHand();
    app.run(() -> settings.setHeldSince(HELD));
    app.restart();
    app.waitFor(id, ExperimentState.FINISHED);
  }

  @Test
  @Config(sdk = 35)
  public void fromStartToStart_whatThePersonStoppedStaysPaused() {
    long id = inHand();
    app.run(() -> settings.setHeldSince(HELD));
    Shadows.shadowOf(context.getSystemService(ActivityManager.class))
        .addApplicationExitInfo(
            ShadowActivityManager.ApplicationExitInfoBuilder.newBuilder()
                .setProcessName(context.getPackageName())
                .setReason(ApplicationExitInfo.REASON_USER_REQUESTED)
                .setTimestamp(HELD + 5)
                .build());
    app.restart();
    app.waitFor(id, ExperimentState.PAUSED);
    app.run(() -> app.container().training().takeUp());
    assertEquals(ExperimentState.PAUSED, find(id).state);
    assertEquals(0, (int) app.get(() -> app.container().database().runs().countEpochs(id)));
  }

  /** An experiment that looks as if it were trained. */
  private long inHand() {
    long id = app.create("in hand", App.spec("iris", 2, 1, "none", "l2=0.1"));
    app.run(
        () ->
            app.container()
                .database()
                .experiments()
                .take(id, ExperimentState.RUNNING, WaitReason.NONE));
    return id;
  }

  private void judge(long held) {
    app.run(
        () -> {
          settings.setHeldSince(held);
          new Endings(app.container().database().experiments(), settings, () -> exits, () -> NOW)
              .judge();
        });
  }

  private ExperimentEntity find(long id) {
    return app.get(() -> app.container().experiments().find(id));
  }
}
