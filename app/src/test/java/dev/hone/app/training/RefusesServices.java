package dev.hone.app.training;

import android.app.ForegroundServiceStartNotAllowedException;
import android.content.ComponentName;
import android.content.Intent;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.shadows.ShadowContextImpl;

/** The system of Android 12 and later while the app is in the background: no service starts. */
@Implements(className = "android.app.ContextImpl")
public class RefusesServices extends ShadowContextImpl {
  private static volatile boolean inBackground = true;

  static void appInSight(boolean inSight) {
    inBackground = !inSight;
  }

  @Override
  @Implementation
  protected ComponentName startForegroundService(Intent service) {
    if (inBackground) {
      throw new ForegroundServiceStartNotAllowedException(
          "startForegroundService() not allowed due to mAllowStartForeground false");
    }
    return super.startForegroundService(service);
  }
}
