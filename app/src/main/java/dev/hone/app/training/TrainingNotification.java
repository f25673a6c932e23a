package dev.hone.app.training;

import android.Manifest;
import android.app.Notification;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Build;
import androidx.annotation.Nullable;
import androidx.core.app.NotificationChannelCompat;
import androidx.core.app.NotificationCompat;
import androidx.core.app.NotificationManagerCompat;
import androidx.core.content.ContextCompat;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.WaitReason;

/** The notification of training that goes on: progress, pause, stop. */
final class TrainingNotification {
  static final int ID = 1;

  private static final String CHANNEL = "training";

  /** Actions show their words alone since Android 7. */
  private static final int NO_ICON = 0;

  private final Context context;
  private final NotificationManagerCompat manager;

  TrainingNotification(Context context) {
    this.context = context.getApplicationContext();
    manager = NotificationManagerCompat.from(this.context);
    manager.createNotificationChannel(
        new NotificationChannelCompat.Builder(CHANNEL, NotificationManagerCompat.IMPORTANCE_LOW)
            .setName(context.getString(R.string.notification_channel))
            .setDescription(context.getString(R.string.notification_channel_description))
            .build());
  }

  /**
   * @param experiment null before it is known
   */
  Notification build(@Nullable ExperimentEntity experiment, WaitReason waiting, int percent) {
    NotificationCompat.Builder builder =
        new NotificationCompat.Builder(context, CHANNEL)
            .setSmallIcon(R.drawable.ic_notification)
            .setOngoing(true)
            .setOnlyAlertOnce(true)
            .setCategory(NotificationCompat.CATEGORY_PROGRESS)
            .setContentTitle(
                experiment == null ? context.getString(R.string.app_name) : experiment.name)
            .setContentText(
                waiting == WaitReason.NONE
                    ? context.getString(R.string.notification_percent, percent)
                    : context.getString(WaitTexts.of(waiting)))
            .setProgress(100, percent, false);
    if (experiment != null) {
      Intent open = MainActivity.openExperiment(context, experiment.id);
      builder
          .setContentIntent(
              PendingIntent.getActivity(
                  context,
                  0,
                  open,
                  PendingIntent.FLAG_UPDATE_CURRENT | PendingIntent.FLAG_IMMUTABLE))
          .addAction(
              NO_ICON,
              context.getString(R.string.action_pause),
              TrainingOrders.pause(context, experiment.id))
          .addAction(
              NO_ICON,
              context.getString(R.string.action_stop),
              TrainingOrders.stop(context, experiment.id));
    }
    return builder.build();
  }

  void show(ExperimentEntity experiment, WaitReason waiting, int percent) {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU
        || ContextCompat.checkSelfPermission(context, Manifest.permission.POST_NOTIFICATIONS)
            == PackageManager.PERMISSION_GRANTED) {
      manager.notify(ID, build(experiment, waiting, percent));
    }
  }

  void cancel() {
    manager.cancel(ID);
  }
}
