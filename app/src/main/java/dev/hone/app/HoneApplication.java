package dev.hone.app;

import android.app.Application;
import android.content.Context;
import androidx.annotation.NonNull;
import androidx.work.Configuration;
import com.google.android.material.color.DynamicColors;
import com.google.android.material.color.DynamicColorsOptions;

/** The process: holds the container. */
public final class HoneApplication extends Application implements Configuration.Provider {
  private AppContainer container;

  /** The container of the running app. */
  public static AppContainer container(Context context) {
    return ((HoneApplication) context.getApplicationContext()).container;
  }

  @Override
  public void onCreate() {
    super.onCreate();
    container = new AppContainer(this);
    container.appearance().apply();
    DynamicColors.applyToActivitiesIfAvailable(
        this,
        new DynamicColorsOptions.Builder()
            .setPrecondition((activity, theme) -> container.settings().dynamicColor())
            .build());
    container.io().execute(container::tidyUp);
  }

  @NonNull
  @Override
  public Configuration getWorkManagerConfiguration() {
    return new Configuration.Builder().setMinimumLoggingLevel(android.util.Log.INFO).build();
  }
}
