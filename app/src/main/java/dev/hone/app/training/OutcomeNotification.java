package dev.hone.app.training;

import android.app.Notification;
import android.content.Context;
import android.content.res.Resources;
import androidx.core.app.NotificationCompat;
import androidx.core.content.ContextCompat;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.ui.Formats;

/** Says that an experiment is finished, or could not go on, in the words of the list. */
final class OutcomeNotification {
  /** Away from that of progress; one for each experiment. */
  private static final int FIRST_ID = 1000;

  private final Context application;

  OutcomeNotification(Context context) {
    application = context.getApplicationContext();
  }

  static int id(long experiment) {
    return FIRST_ID + (int) experiment;
  }

  /**
   * @param milliampHours that the phone used meanwhile; 0 if that cannot be told
   */
  Notification build(ExperimentEntity experiment, long milliampHours) {
    Context context = ContextCompat.getContextForLanguage(application);
    String text = text(context.getResources(), experiment, milliampHours);
    boolean failed = experiment.state == ExperimentState.FAILED;
    return new NotificationCompat.Builder(context, Channels.OUTCOMES)
        .setSmallIcon(R.drawable.ic_notification)
        .setAutoCancel(true)
        .setCategory(
            failed ? NotificationCompat.CATEGORY_ERROR : NotificationCompat.CATEGORY_STATUS)
        .setContentTitle(experiment.name)
        .setContentText(text)
        .setStyle(new NotificationCompat.BigTextStyle().bigText(text))
        .setContentIntent(TrainingNotification.opens(context, experiment.id))
        .build();
  }

  private static String text(Resources resources, ExperimentEntity experiment, long milliampHours) {
    String outcome = Formats.state(resources, experiment);
    return milliampHours == 0
        ? outcome
        : resources.getString(R.string.notification_used, outcome, (int) milliampHours);
  }

  void show(ExperimentEntity experiment, long milliampHours) {
    new Channels(ContextCompat.getContextForLanguage(application))
        .show(id(experiment.id), build(experiment, milliampHours));
  }
}
