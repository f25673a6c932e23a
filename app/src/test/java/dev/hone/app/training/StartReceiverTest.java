package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;

import android.app.Application;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.content.pm.ResolveInfo;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.Experiment;
import dev.hone.app.StartedServices;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.WaitReason;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** Training goes on after a start of the phone and after an update of the app. */
@RunWith(AndroidJUnit4.class)
public class StartReceiverTest {
  @Rule public final App app = new App();

  private final Application context = ApplicationProvider.getApplicationContext();

  @Test
  @Config(sdk = {26, 35})
  public void afterBootAndUpdate_theServiceGoesOn() {
    for (String event : List.of(Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_MY_PACKAGE_REPLACED)) {
      long id = interrupted();
      context.sendBroadcast(new Intent(event).setPackage(context.getPackageName()));
      app.waitUntil("the service", () -> StartedServices.running() != null);
      app.waitFor(id, ExperimentState.FINISHED);
      app.waitUntil("the end of the service", () -> StartedServices.running() == null);
    }
  }

  @Test
  @Config(sdk = 35, shadows = RefusesServices.class)
  public void whereTheServiceIsRefused_aJobGoesOn() {
    RefusesServices.appInSight(false);
    long id = interrupted();
    context.sendBroadcast(
        new Intent(Intent.ACTION_BOOT_COMPLETED).setPackage(context.getPackageName()));
    app.waitFor(id, ExperimentState.FINISHED);
    assertNull(StartedServices.running());
  }

  @Test
  public void withNothingQueued_nothingStarts() {
    long id = interrupted();
    app.run(() -> app.container().training().pause(id));
    context.sendBroadcast(
        new Intent(Intent.ACTION_BOOT_COMPLETED).setPackage(context.getPackageName()));
    App.idle();
    app.waitUntil("orders", () -> app.container().orders().getActiveCount() == 0);
    App.idle();
    assertNull(StartedServices.running());
    assertEquals(
        ExperimentState.PAUSED, app.get(() -> app.container().experiments().find(id)).state);
  }

  @Test
  public void theManifestNamesBothEvents() {
    for (String event : List.of(Intent.ACTION_BOOT_COMPLETED, Intent.ACTION_MY_PACKAGE_REPLACED)) {
      List<ResolveInfo> found =
          context
              .getPackageManager()
              .queryBroadcastReceivers(
                  new Intent(event).setPackage(context.getPackageName()),
                  PackageManager.ResolveInfoFlags.of(0));
      assertNotNull(
          event,
          found.stream()
              .filter(one -> one.activityInfo.name.equals(StartReceiver.class.getName()))
              .findFirst()
              .orElse(null));
    }
  }

  /** An experiment that was trained when the phone went off. */
  private long interrupted() {
    long id = app.create("iris", Experiment.spec(3));
    app.run(
        () ->
            app.container()
                .database()
                .experiments()
                .take(id, ExperimentState.RUNNING, WaitReason.NONE));
    return id;
  }
}
