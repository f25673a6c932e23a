package dev.hone.app.training;

import android.app.PendingIntent;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import dev.hone.app.AppContainer;
import dev.hone.app.HoneApplication;

/** Pause and stop from the notification. */
public final class TrainingOrders extends BroadcastReceiver {
  private static final String PAUSE = "dev.hone.app.PAUSE";
  private static final String STOP = "dev.hone.app.STOP";

  static PendingIntent pause(Context context, long id) {
    return order(context, PAUSE, id);
  }

  static PendingIntent stop(Context context, long id) {
    return order(context, STOP, id);
  }

  private static PendingIntent order(Context context, String action, long id) {
    Intent intent =
        new Intent(context, TrainingOrders.class)
            .setAction(action)
            .setData(Uri.parse("hone:experiment/" + id));
    return PendingIntent.getBroadcast(
        context, 0, intent, PendingIntent.FLAG_UPDATE_CURRENT | PendingIntent.FLAG_IMMUTABLE);
  }

  @Override
  public void onReceive(Context context, Intent intent) {
    AppContainer container = HoneApplication.container(context);
    long id = Long.parseLong(intent.getData().getSchemeSpecificPart().replace("experiment/", ""));
    PendingResult pending = goAsync();
    container
        .orders()
        .execute(
            () -> {
              try {
                if (PAUSE.equals(intent.getAction())) {
                  container.training().pause(id);
                } else {
                  container.training().stop(id);
                }
              } finally {
                // Between two turns nobody else would take it away.
                TrainingNotification.cancel(context);
                pending.finish();
              }
            });
  }
}
