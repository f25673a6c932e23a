package dev.hone.app.training;

import android.app.ForegroundServiceStartNotAllowedException;
import android.app.Notification;
import android.app.Service;
import android.content.Context;
import android.content.Intent;
import android.content.pm.ServiceInfo;
import android.os.Build;
import android.util.Log;
import androidx.annotation.RequiresApi;
import androidx.core.app.ServiceCompat;

/**
 * Starts of the foreground service, and their refusals: since Android 12 an app in the background
 * may start one only for reasons of a list, boot and update of the app among them.
 */
final class ServiceStarts {
  private static final String TAG = "ServiceStarts";

  private ServiceStarts() {}

  /** Whether the system starts the service. */
  static boolean start(Context context) {
    return allowed(
        () -> context.startForegroundService(new Intent(context, TrainingService.class)));
  }

  /** Whether the service, which was started, may be in the foreground. */
  static boolean enterForeground(Service service, int id, Notification notification) {
    int type =
        Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE
            ? ServiceInfo.FOREGROUND_SERVICE_TYPE_SPECIAL_USE
            : 0;
    return allowed(() -> ServiceCompat.startForeground(service, id, notification, type));
  }

  private static boolean allowed(Runnable start) {
    try {
      start.run();
      return true;
    } catch (IllegalStateException e) {
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S && Since12.isRefusal(e)) {
        Log.i(TAG, "the system refuses the foreground service now: training goes on in jobs", e);
        return false;
      }
      throw e;
    }
  }

  /** The system's own word for it. */
  @RequiresApi(Build.VERSION_CODES.S)
  private static final class Since12 {
    private Since12() {}

    static boolean isRefusal(IllegalStateException e) {
      return e instanceof ForegroundServiceStartNotAllowedException;
    }
  }
}
