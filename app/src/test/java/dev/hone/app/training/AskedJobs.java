package dev.hone.app.training;

import android.content.Context;
import androidx.test.core.app.ApplicationProvider;
import androidx.work.WorkInfo;
import androidx.work.WorkManager;
import androidx.work.testing.WorkManagerTestInitHelper;
import dev.hone.app.App;

/** What was asked of WorkManager. */
final class AskedJobs {
  private final Context context = ApplicationProvider.getApplicationContext();
  private final App app;

  AskedJobs(App app) {
    this.app = app;
  }

  /** The job that is asked for or runs; null if there is none. */
  WorkInfo next() {
    return app
        .get(() -> WorkManager.getInstance(context).getWorkInfosForUniqueWork(Training.WORK).get())
        .stream()
        .filter(one -> !one.getState().isFinished())
        .findFirst()
        .orElse(null);
  }

  /** The phone has what the job waits for: the system lets it come. */
  void comes() {
    WorkInfo next = next();
    app.run(
        () -> WorkManagerTestInitHelper.getTestDriver(context).setAllConstraintsMet(next.getId()));
  }
}
