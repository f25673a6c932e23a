package dev.hone.app.training;

import android.app.ActivityManager;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.BatteryManager;
import android.os.Build;
import android.os.PowerManager;
import android.os.SystemClock;
import androidx.annotation.RequiresApi;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import dev.hone.run.Memory;

/** Battery and heat as the system tells them, looked at every two seconds. */
public final class PhoneConditions implements Conditions {
  private static final long LOOK_EVERY_MILLIS = 2000;

  /** What a phone can always spare, in bytes: low memory passes, and small networks train on. */
  private static final long ALWAYS = 16L << 20;

  /**
   * A battery that was low has to be so much above the limit to count as charged again, in percent.
   */
  private static final int HYSTERESIS = 5;

  private final Context context;
  private final Settings settings;
  private final Heat heat;
  private volatile WaitReason reason = WaitReason.NONE;
  private volatile long lookedAt = Long.MIN_VALUE;

  public PhoneConditions(Context context, Settings settings) {
    this.context = context.getApplicationContext();
    this.settings = settings;
    heat = new Heat(this::headroom, SystemClock::elapsedRealtime);
  }

  @Override
  public int threads(int wanted) {
    return settings.pauseWhenHot() ? heat.threads(wanted) : wanted;
  }

  /** What the heap has room for, and the phone: the rest is needed before other apps are ended. */
  @Override
  public long memory() {
    ActivityManager.MemoryInfo phone = new ActivityManager.MemoryInfo();
    context.getSystemService(ActivityManager.class).getMemoryInfo(phone);
    if (phone.totalMem == 0) {
      return Memory.free(); // the system does not say
    }
    long spare = phone.lowMemory ? 0 : phone.availMem - phone.threshold;
    return Math.min(Memory.free(), Math.max(ALWAYS, spare));
  }

  private double headroom() {
    return Build.VERSION.SDK_INT >= Build.VERSION_CODES.R
        ? Headroom.of(context.getSystemService(PowerManager.class))
        : Double.NaN;
  }

  @Override
  public WaitReason reason() {
    long now = SystemClock.elapsedRealtime();
    if (lookedAt == Long.MIN_VALUE || now - lookedAt >= LOOK_EVERY_MILLIS) {
      lookedAt = now;
      reason = look(reason);
    }
    return reason;
  }

  private WaitReason look(WaitReason before) {
    PowerManager power = context.getSystemService(PowerManager.class);
    if (settings.pauseWhenHot()
        && Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q
        && Status.tooHot(power, before == WaitReason.HOT)) {
      return WaitReason.HOT;
    }
    Intent battery =
        context.registerReceiver(null, new IntentFilter(Intent.ACTION_BATTERY_CHANGED));
    if (battery != null) {
      boolean plugged = battery.getIntExtra(BatteryManager.EXTRA_PLUGGED, 0) != 0;
      if (!plugged && settings.onlyWhileCharging()) {
        return WaitReason.NOT_CHARGING;
      }
      int level = battery.getIntExtra(BatteryManager.EXTRA_LEVEL, -1);
      int scale = battery.getIntExtra(BatteryManager.EXTRA_SCALE, 100);
      int limit = settings.batteryLimit() + (before == WaitReason.BATTERY_LOW ? HYSTERESIS : 0);
      if (!plugged && level >= 0 && scale > 0 && 100 * level / scale < limit) {
        return WaitReason.BATTERY_LOW;
      }
      if (!plugged && settings.pauseInPowerSaver() && power.isPowerSaveMode()) {
        return WaitReason.POWER_SAVER;
      }
    }
    return WaitReason.NONE;
  }

  /** Thermal status, which phones tell from Android 10 on. */
  @RequiresApi(Build.VERSION_CODES.Q)
  private static final class Status {
    private Status() {}

    static boolean tooHot(PowerManager power, boolean before) {
      int limit =
          before ? PowerManager.THERMAL_STATUS_MODERATE : PowerManager.THERMAL_STATUS_SEVERE;
      return power.getCurrentThermalStatus() >= limit;
    }
  }

  /** How near the phone is to being slowed down, which phones tell from Android 11 on. */
  @RequiresApi(Build.VERSION_CODES.R)
  private static final class Headroom {
    private static final int FORECAST_SECONDS = 10;

    private Headroom() {}

    static double of(PowerManager power) {
      return power.getThermalHeadroom(FORECAST_SECONDS);
    }
  }
}
