package dev.hone.app;

import static org.robolectric.Shadows.shadowOf;

import android.app.Application;
import android.content.Intent;
import androidx.test.core.app.ApplicationProvider;
import dev.hone.app.training.TrainingService;
import org.robolectric.Robolectric;
import org.robolectric.android.controller.ServiceController;

/** Runs the service that the app starts: Robolectric only notes that it was asked for. */
public final class StartedServices implements Surroundings {
  private static ServiceController<TrainingService> service;
  private static int starts;

  @Override
  public void settle() {
    if (service != null && shadowOf(service.get()).isStoppedBySelf()) {
      endService();
    }
    Application application = ApplicationProvider.getApplicationContext();
    for (Intent intent = shadowOf(application).getNextStartedService();
        intent != null;
        intent = shadowOf(application).getNextStartedService()) {
      if (service == null) {
        service = Robolectric.buildService(TrainingService.class, intent).create();
      }
      starts++;
      service.get().onStartCommand(intent, 0, starts);
    }
  }

  @Override
  public void endService() {
    if (service != null) {
      service.destroy();
      service = null;
    }
  }

  @Override
  public void clear() {
    service = null;
  }

  /** The service that runs, or null. */
  public static TrainingService running() {
    return service == null ? null : service.get();
  }
}
