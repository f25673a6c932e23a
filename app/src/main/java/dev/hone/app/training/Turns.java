package dev.hone.app.training;

import android.content.Context;
import androidx.work.Constraints;
import androidx.work.ExistingWorkPolicy;
import androidx.work.OneTimeWorkRequest;
import androidx.work.WorkManager;
import java.util.concurrent.TimeUnit;

/** What {@link Course} asks of the system: the service, and the one piece of WorkManager's work. */
final class Turns implements Course.Host {
  private final Context context;

  Turns(Context context) {
    this.context = context;
  }

  @Override
  public boolean startService() {
    return ServiceStarts.start(context);
  }

  @Override
  public void ask(Turn turn) {
    Constraints constraints =
        new Constraints.Builder()
            .setRequiresCharging(turn.need() == Turn.Need.CHARGER)
            .setRequiresBatteryNotLow(turn.need() == Turn.Need.BATTERY_NOT_LOW)
            .build();
    WorkManager.getInstance(context)
        .enqueueUniqueWork(
            Training.WORK,
            ExistingWorkPolicy.REPLACE,
            new OneTimeWorkRequest.Builder(TrainingJob.class)
                .setConstraints(constraints)
                .setInitialDelay(turn.later() ? Course.LATER_MILLIS : 0, TimeUnit.MILLISECONDS)
                .build());
  }

  @Override
  public void forget() {
    WorkManager.getInstance(context).cancelUniqueWork(Training.WORK);
  }
}
