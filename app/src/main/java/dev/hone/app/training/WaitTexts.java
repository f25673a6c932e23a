package dev.hone.app.training;

import androidx.annotation.StringRes;
import dev.hone.app.R;
import dev.hone.app.data.WaitReason;

/** Why training waits, in words. */
public final class WaitTexts {
  private WaitTexts() {}

  @StringRes
  public static int of(WaitReason reason) {
    switch (reason) {
      case BATTERY_LOW:
        return R.string.wait_battery_low;
      case NOT_CHARGING:
        return R.string.wait_not_charging;
      case POWER_SAVER:
        return R.string.wait_power_saver;
      case HOT:
        return R.string.wait_hot;
      case NONE:
        return R.string.state_running;
    }
    throw new IllegalArgumentException("no words for " + reason);
  }
}
