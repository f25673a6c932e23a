package dev.hone.app.training;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import dev.hone.app.AppContainer;
import dev.hone.app.HoneApplication;

/**
 * Goes on with training after a start of the phone and after an update of the app. Both let the app
 * start its foreground service from the background; where they do not, a job takes over.
 */
public final class StartReceiver extends BroadcastReceiver {
  @Override
  public void onReceive(Context context, Intent intent) {
    String action = intent.getAction();
    if (!Intent.ACTION_BOOT_COMPLETED.equals(action)
        && !Intent.ACTION_MY_PACKAGE_REPLACED.equals(action)) {
      return;
    }
    AppContainer container = HoneApplication.container(context);
    PendingResult pending = goAsync();
    container
        .orders()
        .execute(
            () -> {
              try {
                container.training().takeUp();
              } finally {
                pending.finish();
              }
            });
  }
}
