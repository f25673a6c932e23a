package dev.hone.app.ui;

import android.annotation.SuppressLint;
import androidx.arch.core.executor.ArchTaskExecutor;
import androidx.arch.core.executor.TaskExecutor;
import org.junit.rules.ExternalResource;

/** For a test without Android: whatever thread it is on is the main thread to live data. */
@SuppressLint("RestrictedApi") // live data's own seam for tests without a main thread
public final class OwnMainThread extends ExternalResource {
  @Override
  protected void before() {
    ArchTaskExecutor.getInstance()
        .setDelegate(
            new TaskExecutor() {
              @Override
              public void executeOnDiskIO(Runnable task) {
                task.run();
              }

              @Override
              public void postToMainThread(Runnable task) {
                task.run();
              }

              @Override
              public boolean isMainThread() {
                return true;
              }
            });
  }

  @Override
  protected void after() {
    ArchTaskExecutor.getInstance().setDelegate(null);
  }
}
