package dev.hone.app;

import androidx.appcompat.app.AppCompatDelegate;
import androidx.core.os.LocaleListCompat;
import dev.hone.app.data.Settings;
import java.util.Locale;

/** Theme and language as the person chose them. */
public final class Appearance {
  private final Settings settings;

  Appearance(Settings settings) {
    this.settings = settings;
  }

  /** Applies the theme; the language is kept by AppCompat itself. */
  public void apply() {
    AppCompatDelegate.setDefaultNightMode(nightMode(settings.theme()));
  }

  /** Changes the language now. Empty for the system's. */
  public void setLanguage(String tag) {
    AppCompatDelegate.setApplicationLocales(LocaleListCompat.forLanguageTags(tag));
  }

  /** Of the languages there are, also as chosen in the system's settings: en, zh-CN, or empty. */
  public static String language() {
    Locale chosen = AppCompatDelegate.getApplicationLocales().get(0);
    if (chosen == null) {
      return "";
    }
    return switch (chosen.getLanguage()) {
      case "zh" -> "zh-CN";
      case "en" -> "en";
      default -> "";
    };
  }

  private static int nightMode(String theme) {
    return switch (theme) {
      case "light" -> AppCompatDelegate.MODE_NIGHT_NO;
      case "dark" -> AppCompatDelegate.MODE_NIGHT_YES;
      default -> AppCompatDelegate.MODE_NIGHT_FOLLOW_SYSTEM;
    };
  }
}
