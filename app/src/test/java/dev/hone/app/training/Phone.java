package dev.hone.app.training;

import static org.robolectric.Shadows.shadowOf;

import android.app.ActivityManager;
import android.content.Context;
import android.content.Intent;
import android.os.BatteryManager;
import android.os.PowerManager;
import androidx.preference.PreferenceManager;
import androidx.test.core.app.ApplicationProvider;
import dev.hone.app.data.Settings;
import java.time.Duration;
import org.robolectric.shadows.ShadowSystemClock;

/** What a test does to the phone. */
final class Phone {
  private final Context context = ApplicationProvider.getApplicationContext();

  /** As the system tells it; training looks again. */
  @SuppressWarnings("deprecation") // sticky broadcasts are how the system itself tells the battery
  Phone battery(int percent, boolean plugged) {
    context.sendStickyBroadcast(
        new Intent(Intent.ACTION_BATTERY_CHANGED)
            .putExtra(BatteryManager.EXTRA_LEVEL, 2 * percent)
            .putExtra(BatteryManager.EXTRA_SCALE, 200)
            .putExtra(
                BatteryManager.EXTRA_PLUGGED, plugged ? BatteryManager.BATTERY_PLUGGED_USB : 0));
    return later();
  }

  /** Bytes that the phone has, and those at which the system begins to end apps. */
  Phone memory(long available, long threshold, boolean low) {
    ActivityManager.MemoryInfo info = new ActivityManager.MemoryInfo();
    info.totalMem = 1L << 50;
    info.availMem = available;
    info.threshold = threshold;
    info.lowMemory = low;
    shadowOf(context.getSystemService(ActivityManager.class)).setMemoryInfo(info);
    return this;
  }

  Phone powerSaver(boolean on) {
    shadowOf(context.getSystemService(PowerManager.class)).setIsPowerSaveMode(on);
    return later();
  }

  Phone thermalStatus(int status) {
    shadowOf(context.getSystemService(PowerManager.class)).setCurrentThermalStatus(status);
    return later();
  }

  Phone choose(String setting, boolean value) {
    PreferenceManager.getDefaultSharedPreferences(context)
        .edit()
        .putBoolean(setting, value)
        .commit();
    return later();
  }

  Phone batteryLimit(int percent) {
    PreferenceManager.getDefaultSharedPreferences(context)
        .edit()
        .putInt(Settings.BATTERY_LIMIT, percent)
        .commit();
    return later();
  }

  /** So much later that conditions are looked at again. */
  Phone later() {
    ShadowSystemClock.advanceBy(Duration.ofSeconds(2));
    return this;
  }

  PhoneConditions conditions() {
    return new PhoneConditions(
        context, new Settings(PreferenceManager.getDefaultSharedPreferences(context)));
  }
}
