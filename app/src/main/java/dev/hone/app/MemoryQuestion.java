package dev.hone.app;

import androidx.appcompat.app.AppCompatActivity;
import androidx.lifecycle.Lifecycle;
import com.google.android.material.dialog.MaterialAlertDialogBuilder;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;

/**
 * Says that the system ended training for its memory, and offers to go on with one run at a time.
 */
final class MemoryQuestion {
  private MemoryQuestion() {}

  /** Asks, if there is something to ask that was not asked yet. */
  static void ask(AppCompatActivity activity, AppContainer container) {
    container
        .orders()
        .execute(
            () -> {
              long id = container.training().takeEndedByMemory();
              ExperimentEntity ended = id == 0 ? null : container.experiments().find(id);
              if (ended != null
                  && ended.deletedAt == null
                  && ended.state == ExperimentState.FAILED) {
                container.main().execute(() -> show(activity, container, ended));
              }
            });
  }

  private static void show(
      AppCompatActivity activity, AppContainer container, ExperimentEntity ended) {
    if (!activity.getLifecycle().getCurrentState().isAtLeast(Lifecycle.State.CREATED)) {
      return;
    }
    new MaterialAlertDialogBuilder(activity)
        .setTitle(ended.name)
        .setMessage(R.string.ended_by_memory)
        .setNegativeButton(R.string.not_now, null)
        .setPositiveButton(
            R.string.resume_one,
            (dialog, which) -> {
              container.settings().setThreads(1);
              container.orders().execute(() -> container.training().resume(ended.id));
            })
        .show();
  }
}
