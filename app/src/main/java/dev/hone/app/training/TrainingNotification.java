package dev.hone.app.training;

import android.app.Notification;
import android.app.PendingIntent;
import android.content.Context;
import android.content.res.Resources;
import androidx.annotation.Nullable;
import androidx.core.app.NotificationCompat;
import androidx.core.app.NotificationManagerCompat;
import androidx.core.content.ContextCompat;
import dev.hone.app.MainActivity;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.WaitReason;
import dev.hone.app.ui.Formats;

/** The notification of training that goes on: progress, time left, pause, stop. */
final class TrainingNotification {
  static final int ID = 1;

  /** Actions show their words alone since Android 7. */
  private static final int NO_ICON = 0;

  private final Context context;
  private final Channels channels;
  private volatile Notification last;

  TrainingNotification(Context context) {
    this.context = ContextCompat.getContextForLanguage(context.getApplicationContext());
    channels = new Channels(this.context);
    last = begun(this.context.getString(R.string.app_name)).build();
  }

  /** What was shown last; before an experiment is known, the app's name. */
  Notification last() {
    return last;
  }

  /** In the service, which lasts. */
  Notification build(ExperimentEntity experiment, WaitReason waiting, Done done) {
    String text =
        waiting == WaitReason.NONE
            ? progress(context.getResources(), done)
            : context.getString(WaitTexts.of(waiting));
    return of(experiment, text, done).setOngoing(true).build();
  }

  /** In a job, which ends after nine minutes. */
  Notification buildInJob(ExperimentEntity experiment, Done done) {
    String text = context.getString(R.string.notification_turns, done.percent());
    return of(experiment, text, done)
        .setStyle(new NotificationCompat.BigTextStyle().bigText(text))
        .build();
  }

  private static String progress(Resources resources, Done done) {
    return Double.isNaN(done.secondsLeft())
        ? resources.getString(R.string.notification_percent, done.percent())
        : resources.getString(
            R.string.notification_left,
            done.percent(),
            Formats.duration(resources, done.secondsLeft()));
  }

  private NotificationCompat.Builder begun(String title) {
    return new NotificationCompat.Builder(context, Channels.PROGRESS)
        .setSmallIcon(R.drawable.ic_notification)
        .setOngoing(true)
        .setOnlyAlertOnce(true)
        .setCategory(NotificationCompat.CATEGORY_PROGRESS)
        .setContentTitle(title);
  }

  private NotificationCompat.Builder of(ExperimentEntity experiment, String text, Done done) {
    return begun(experiment.name)
        .setOngoing(false)
        .setContentText(text)
        .setProgress(100, done.percent(), false)
        .setContentIntent(opens(context, experiment.id))
        .addAction(
            NO_ICON,
            context.getString(R.string.action_pause),
            TrainingOrders.pause(context, experiment.id))
        .addAction(
            NO_ICON,
            context.getString(R.string.action_stop),
            TrainingOrders.stop(context, experiment.id));
  }

  /** Opens an experiment; one intent each, since the system tells them apart by their number. */
  static PendingIntent opens(Context context, long id) {
    return PendingIntent.getActivity(
        context,
        (int) id,
        MainActivity.openExperiment(context, id),
        PendingIntent.FLAG_UPDATE_CURRENT | PendingIntent.FLAG_IMMUTABLE);
  }

  void show(ExperimentEntity experiment, WaitReason waiting, Done done) {
    last = build(experiment, waiting, done);
    channels.show(ID, last);
  }

  /** What the job waits for is shown in the app. */
  void showInJob(ExperimentEntity experiment, @Nullable WaitReason waiting, Done done) {
    channels.show(ID, buildInJob(experiment, done));
  }

  /** Takes it away, unless it is the service's, which the system keeps. */
  static void cancel(Context context) {
    NotificationManagerCompat.from(context).cancel(ID);
  }
}
