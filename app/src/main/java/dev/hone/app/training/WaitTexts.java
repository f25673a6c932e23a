package dev.hone.app.training;

import androidx.annotation.StringRes;
import dev.hone.app.R;
import dev.hone.app.data.WaitReason;

/** Why training waits, in words. */
public final class WaitTexts {
  private WaitTexts() {}

  @StringRes
  public static int of(WaitReason reason) {
    return switch (reason) {
      case BATTERY_LOW -> R.string.wait_battery_low;
      case NOT_CHARGING -> R.string.wait_not_charging;
      case POWER_SAVER -> R.string.wait_power_saver;
      case HOT -> R.string.wait_hot;
      case TURN -> R.string.wait_turn;
      case NONE -> R.string.state_running;
    };
  }
}
