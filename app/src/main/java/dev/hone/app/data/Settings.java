package dev.hone.app.data;

import android.content.SharedPreferences;

/** What the person chose in Settings. */
public final class Settings {
  public static final String EXECUTOR = "executor";
  public static final String THREADS = "threads";
  public static final String BATTERY_LIMIT = "battery_limit";
  public static final String ONLY_CHARGING = "only_charging";
  public static final String POWER_SAVER = "pause_in_power_saver";
  public static final String PAUSE_HOT = "pause_when_hot";
  public static final String THEME = "theme";
  public static final String LANGUAGE = "language";
  public static final String DYNAMIC_COLOR = "dynamic_color";

  public static final String EXECUTOR_JAVA = "java";
  public static final String EXECUTOR_TFLITE = "tflite";

  private static final int DEFAULT_BATTERY_LIMIT = 20;

  private final SharedPreferences preferences;

  public Settings(SharedPreferences preferences) {
    this.preferences = preferences;
  }

  /** {@link #EXECUTOR_JAVA} or {@link #EXECUTOR_TFLITE}. */
  public String executor() {
    return preferences.getString(EXECUTOR, EXECUTOR_JAVA);
  }

  /** Runs at once; 0 for one a big core. */
  public int threads() {
    return Integer.parseInt(preferences.getString(THREADS, "0"));
  }

  /** Training waits below this, in percent, when the phone is not charging. */
  public int batteryLimit() {
    return preferences.getInt(BATTERY_LIMIT, DEFAULT_BATTERY_LIMIT);
  }

  public boolean onlyWhileCharging() {
    return preferences.getBoolean(ONLY_CHARGING, false);
  }

  public boolean pauseInPowerSaver() {
    return preferences.getBoolean(POWER_SAVER, true);
  }

  public boolean pauseWhenHot() {
    return preferences.getBoolean(PAUSE_HOT, true);
  }

  /** {@code system}, {@code light} or {@code dark}. */
  public String theme() {
    return preferences.getString(THEME, "system");
  }

  /** A language tag, or the empty string for the system's. */
  public String language() {
    return preferences.getString(LANGUAGE, "");
  }

  public boolean dynamicColor() {
    return preferences.getBoolean(DYNAMIC_COLOR, true);
  }
}
