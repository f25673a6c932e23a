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

  /** What the app keeps for itself beside them. */
  private static final String HELD_SINCE = "training_held_since";

  private static final String LAST_EXIT = "last_exit";
  private static final String AWAKE = "awake_millis";
  private static final String ASKED = "asked_for_notifications";
  private static final String ENDED_BY_MEMORY = "ended_by_memory";
  private static final String NOTIFIED_OF_MEMORY = "notified_of_memory";

  public static final String EXECUTOR_JAVA = "java";
  public static final String EXECUTOR_TFLITE = "tflite";
  public static final String EXECUTOR_AUTO = "auto";

  private static final int DEFAULT_BATTERY_LIMIT = 20;

  private final SharedPreferences preferences;

  public Settings(SharedPreferences preferences) {
    this.preferences = preferences;
  }

  /** {@link #EXECUTOR_JAVA}, {@link #EXECUTOR_TFLITE} or {@link #EXECUTOR_AUTO}. */
  public String executor() {
    return preferences.getString(EXECUTOR, usualExecutor());
  }

  /** Java; TensorFlow Lite on 32-bit ARM, where the runtime makes no vectors of Java's loops. */
  public static String usualExecutor() {
    boolean arm32 = System.getProperty("os.arch", "").startsWith("armv");
    return arm32 ? EXECUTOR_TFLITE : EXECUTOR_JAVA;
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

  public boolean dynamicColor() {
    return preferences.getBoolean(DYNAMIC_COLOR, true);
  }

  /** Since when training is held by this process, in milliseconds since 1970; 0 if it is not. */
  public long heldSince() {
    return preferences.getLong(HELD_SINCE, 0);
  }

  /** Puts down at once, since the process may be ended without a word. Blocks. */
  public void setHeldSince(long now) {
    preferences.edit().putLong(HELD_SINCE, now).commit();
  }

  /** When the last end of the process that was read came, in milliseconds since 1970. */
  public long lastExit() {
    return preferences.getLong(LAST_EXIT, 0);
  }

  public void setLastExit(long time) {
    preferences.edit().putLong(LAST_EXIT, time).commit();
  }

  /** So long training has kept the phone awake, in milliseconds. */
  public long awakeMillis() {
    return preferences.getLong(AWAKE, 0);
  }

  public synchronized void addAwake(long millis) {
    preferences.edit().putLong(AWAKE, awakeMillis() + millis).apply();
  }

  /** Whether the person was asked for notifications, which happens once. */
  public boolean askedForNotifications() {
    return preferences.getBoolean(ASKED, false);
  }

  public void setAskedForNotifications() {
    preferences.edit().putBoolean(ASKED, true).apply();
  }

  /** The experiment whose training the system ended for memory, until the person is told; or 0. */
  public long endedByMemory() {
    return preferences.getLong(ENDED_BY_MEMORY, 0);
  }

  public void setEndedByMemory(long id) {
    preferences.edit().putLong(ENDED_BY_MEMORY, id).commit();
  }

  /** The last experiment of that kind that a notification told; or 0. */
  public long notifiedOfMemory() {
    return preferences.getLong(NOTIFIED_OF_MEMORY, 0);
  }

  public void setNotifiedOfMemory(long id) {
    preferences.edit().putLong(NOTIFIED_OF_MEMORY, id).commit();
  }

  /** As when {@link #THREADS} is chosen. */
  public void setThreads(int threads) {
    preferences.edit().putString(THREADS, Integer.toString(threads)).apply();
  }
}
