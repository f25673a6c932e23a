package dev.hone.app.training;

import android.content.Context;
import android.content.pm.ServiceInfo;
import android.database.sqlite.SQLiteException;
import android.os.Build;
import android.util.Log;
import androidx.annotation.NonNull;
import androidx.work.ForegroundInfo;
import androidx.work.Worker;
import androidx.work.WorkerParameters;
import dev.hone.app.HoneApplication;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.WaitReason;
import java.util.concurrent.ExecutionException;

/** The work that trains: in the foreground, with a notification, for as long as the queue lasts. */
public final class TrainingWorker extends Worker {
  private static final String TAG = "TrainingWorker";

  private final TrainingNotification notification;
  private boolean inForeground;
  private int shownPercent = -1;
  private WaitReason shownReason;
  private long shownId;

  public TrainingWorker(@NonNull Context context, @NonNull WorkerParameters parameters) {
    super(context, parameters);
    notification = new TrainingNotification(context);
  }

  @NonNull
  @Override
  public Result doWork() {
    Training training = HoneApplication.container(getApplicationContext()).training();
    try {
      training.work(this::isStopped, this::show);
    } catch (SQLiteException e) {
      Log.e(TAG, "the database cannot be written now; it is tried again later", e);
      return Result.retry();
    } finally {
      notification.cancel();
    }
    return Thread.currentThread().isInterrupted() ? Result.retry() : Result.success();
  }

  @NonNull
  @Override
  public ForegroundInfo getForegroundInfo() {
    return foregroundInfo(null, WaitReason.NONE, 0);
  }

  private void show(ExperimentEntity experiment, WaitReason waiting, int percent) {
    if (shownId == experiment.id && shownReason == waiting && shownPercent == percent) {
      return;
    }
    shownId = experiment.id;
    shownReason = waiting;
    shownPercent = percent;
    if (inForeground) {
      notification.show(experiment, waiting, percent);
      return;
    }
    try {
      setForegroundAsync(foregroundInfo(experiment, waiting, percent)).get();
      inForeground = true;
    } catch (ExecutionException e) {
      // Not allowed while the app is in the background: the work goes on for as long as the system
      // lets it, and again later from its checkpoint.
      Log.i(TAG, "training goes on without a foreground service", e);
      inForeground = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ForegroundInfo foregroundInfo(
      ExperimentEntity experiment, WaitReason waiting, int percent) {
    int type =
        Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE
            ? ServiceInfo.FOREGROUND_SERVICE_TYPE_SPECIAL_USE
            : 0;
    return new ForegroundInfo(
        TrainingNotification.ID, notification.build(experiment, waiting, percent), type);
  }
}
