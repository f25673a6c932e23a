package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.content.Context;
import android.os.PowerManager;
import androidx.preference.PreferenceManager;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.Settings;
import java.time.Duration;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowPowerManager;
import org.robolectric.shadows.ShadowSystemClock;

/** The lock that keeps the phone awake: with a limit, and counted. */
@RunWith(AndroidJUnit4.class)
@Config(sdk = {26, 35})
public class WakeTimeTest {
  private final Context context = ApplicationProvider.getApplicationContext();
  private final Settings settings =
      new Settings(PreferenceManager.getDefaultSharedPreferences(context));
  private final WakeTime awake = new WakeTime(context, settings);

  @Test
  public void heldWhileStepsAreTrained_andCountedAtTheEnd() {
    awake.hold();
    PowerManager.WakeLock lock = ShadowPowerManager.getLatestWakeLock();
    assertTrue(lock.isHeld());
    assertEquals("hone:training", shadowOf(lock).getTag());
    pass(90);
    awake.release();
    assertFalse(lock.isHeld());
    assertEquals(90_000, settings.awakeMillis());
    pass(1000);
    awake.release();
    assertEquals("the wait does not count", 90_000, settings.awakeMillis());
    awake.hold();
    pass(10);
    awake.release();
    assertEquals(100_000, settings.awakeMillis());
  }

  @Test
  public void everyStepForward_setsTheLimitAnew() {
    awake.hold();
    PowerManager.WakeLock lock = ShadowPowerManager.getLatestWakeLock();
    for (int minute = 0; minute < 30; minute++) {
      pass(60);
      assertTrue("minute " + minute, lock.isHeld());
      awake.hold();
    }
    awake.release();
    assertEquals(30 * 60_000, settings.awakeMillis());
  }

  @Test
  public void trainingThatHangs_countsNoLongerThanTheLimit() {
    awake.hold();
    pass(3600);
    awake.release();
    assertEquals(10 * 60_000, settings.awakeMillis());
  }

  private static void pass(int seconds) {
    ShadowSystemClock.advanceBy(Duration.ofSeconds(seconds));
  }
}
