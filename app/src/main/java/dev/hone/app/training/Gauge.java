package dev.hone.app.training;

import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.os.BatteryManager;

/** What the battery says of itself. */
interface Gauge {
  /** What is in it, in microampere hours; 0 or less where the phone does not say. */
  long microampHours();

  /** Whether it is being charged, or may be. */
  boolean plugged();

  /** The phone's own. */
  static Gauge of(Context context) {
    return new Gauge() {
      @Override
      public long microampHours() {
        return context
            .getSystemService(BatteryManager.class)
            .getLongProperty(BatteryManager.BATTERY_PROPERTY_CHARGE_COUNTER);
      }

      @Override
      public boolean plugged() {
        Intent battery =
            context.registerReceiver(null, new IntentFilter(Intent.ACTION_BATTERY_CHANGED));
        return battery == null || battery.getIntExtra(BatteryManager.EXTRA_PLUGGED, 0) != 0;
      }
    };
  }
}
