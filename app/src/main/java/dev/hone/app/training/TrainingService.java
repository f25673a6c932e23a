package dev.hone.app.training;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;
import androidx.annotation.Nullable;
import androidx.core.app.ServiceCompat;
import androidx.core.content.ContextCompat;
import dev.hone.app.AppContainer;
import dev.hone.app.HoneApplication;
import dev.hone.app.data.WaitReason;

/**
 * Holds training that was started from the visible app, or after a start of the phone or an update,
 * for as long as the queue lasts.
 */
public final class TrainingService extends Service {
  private AppContainer container;
  private TrainingNotification notification;
  private WakeTime awake;
  private volatile boolean destroyed;

  /** On the main thread: the last start, and the last that the thread which trains knows of. */
  private int lastStart;

  private int known;
  private boolean training;

  @Override
  public void onCreate() {
    super.onCreate();
    container = HoneApplication.container(this);
    notification = new TrainingNotification(this);
    awake = new WakeTime(this, container.settings());
  }

  @Override
  public int onStartCommand(@Nullable Intent intent, int flags, int startId) {
    lastStart = startId;
    if (!ServiceStarts.enterForeground(this, TrainingNotification.ID, notification.last())) {
      container.orders().execute(container.training()::serviceFailed);
      if (!training) {
        stopSelf(startId);
      }
    } else if (!training) {
      begin();
    }
    // A process that was killed is not started again by the system; the job that is asked for is.
    return START_NOT_STICKY;
  }

  private void begin() {
    training = true;
    known = lastStart;
    container.holding().execute(this::train);
  }

  private void train() {
    ShownProgress shown = new ShownProgress(notification::show);
    try {
      container
          .training()
          .run(
              Course.Holder.SERVICE,
              () -> destroyed,
              (experiment, waiting, done) -> {
                hold(waiting);
                shown.onProgress(experiment, waiting, done);
              });
    } finally {
      awake.release();
      ContextCompat.getMainExecutor(this).execute(this::ended);
    }
  }

  private void hold(WaitReason waiting) {
    if (waiting == WaitReason.NONE && !destroyed) {
      awake.hold();
    } else {
      awake.release();
    }
  }

  /** What was started meanwhile is looked at before the service ends. */
  private void ended() {
    training = false;
    if (destroyed) {
      return;
    }
    if (lastStart != known) {
      begin();
      return;
    }
    ServiceCompat.stopForeground(this, ServiceCompat.STOP_FOREGROUND_REMOVE);
    stopSelf(lastStart);
  }

  @Override
  public void onDestroy() {
    destroyed = true;
    super.onDestroy();
  }

  @Nullable
  @Override
  public IBinder onBind(Intent intent) {
    return null;
  }
}
