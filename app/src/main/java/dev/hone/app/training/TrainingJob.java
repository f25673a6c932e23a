package dev.hone.app.training;

import android.content.Context;
import androidx.annotation.NonNull;
import androidx.work.Worker;
import androidx.work.WorkerParameters;
import dev.hone.app.HoneApplication;

/**
 * A sitting in the background, inside a job of the system's, where the foreground service may not
 * be started: at most nine minutes, then the next is asked for.
 */
public final class TrainingJob extends Worker {
  public TrainingJob(@NonNull Context context, @NonNull WorkerParameters parameters) {
    super(context, parameters);
  }

  @NonNull
  @Override
  public Result doWork() {
    Training training = HoneApplication.container(getApplicationContext()).training();
    TrainingNotification notification = new TrainingNotification(getApplicationContext());
    boolean goesOn =
        training.run(
            Course.Holder.JOB, this::isStopped, new ShownProgress(notification::showInJob));
    if (!goesOn) {
      TrainingNotification.cancel(getApplicationContext());
    }
    return Result.success();
  }
}
