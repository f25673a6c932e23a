package dev.hone.app.training;

import android.Manifest;
import android.app.Notification;
import android.content.Context;
import android.content.pm.PackageManager;
import android.os.Build;
import androidx.annotation.StringRes;
import androidx.core.app.NotificationChannelCompat;
import androidx.core.app.NotificationManagerCompat;
import androidx.core.content.ContextCompat;
import dev.hone.app.R;

/** The app's two kinds of notifications, which the person can silence one by one. */
final class Channels {
  /** Progress: seen, not heard. */
  static final String PROGRESS = "training";

  /** An experiment is finished, or needs the person. */
  static final String OUTCOMES = "outcomes";

  private final Context context;
  private final NotificationManagerCompat manager;

  Channels(Context context) {
    this.context = context;
    manager = NotificationManagerCompat.from(context);
    make(
        PROGRESS,
        NotificationManagerCompat.IMPORTANCE_LOW,
        R.string.notification_channel,
        R.string.notification_channel_description);
    make(
        OUTCOMES,
        NotificationManagerCompat.IMPORTANCE_DEFAULT,
        R.string.notification_outcomes,
        R.string.notification_outcomes_description);
  }

  private void make(String id, int importance, @StringRes int name, @StringRes int description) {
    manager.createNotificationChannel(
        new NotificationChannelCompat.Builder(id, importance)
            .setName(context.getString(name))
            .setDescription(context.getString(description))
            .build());
  }

  /** Shows it, unless the person refused notifications. */
  void show(int id, Notification notification) {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU
        || ContextCompat.checkSelfPermission(context, Manifest.permission.POST_NOTIFICATIONS)
            == PackageManager.PERMISSION_GRANTED) {
      manager.notify(id, notification);
    }
  }
}
