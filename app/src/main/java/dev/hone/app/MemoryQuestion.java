package dev.hone.app;

import android.os.Bundle;
import androidx.appcompat.app.AppCompatActivity;
import androidx.fragment.app.FragmentManager;
import androidx.lifecycle.Lifecycle;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.ui.AskDialog;

/**
 * Says that the system ended training for its memory, and offers to go on with one run at a time.
 */
final class MemoryQuestion {
  private static final String KEY = "memory";

  private MemoryQuestion() {}

  /** Hears the answer, also of a question that was asked before the screen was turned. */
  static void hear(AppCompatActivity activity, AppContainer container) {
    AskDialog.hear(
        activity.getSupportFragmentManager(), activity, KEY, answer -> goOn(container, answer));
  }

  private static void goOn(AppContainer container, Bundle answer) {
    long id = Long.parseLong(answer.getString(AskDialog.ABOUT));
    container.settings().setThreads(1);
    container.orders().execute(() -> container.training().resume(id));
  }

  /** Asks, if there is something to ask that was not asked yet. */
  static void ask(AppCompatActivity activity, AppContainer container) {
    container
        .orders()
        .execute(
            () -> {
              long id = container.training().endedByMemory();
              ExperimentEntity ended = id == 0 ? null : container.experiments().find(id);
              if (ended != null
                  && ended.deletedAt == null
                  && ended.state == ExperimentState.FAILED) {
                container.main().execute(() -> show(activity, container, ended));
              } else if (id != 0) {
                container.training().toldEndedByMemory();
              }
            });
  }

  /** A screen that went meanwhile leaves the question to the next. */
  private static void show(
      AppCompatActivity activity, AppContainer container, ExperimentEntity ended) {
    FragmentManager over = activity.getSupportFragmentManager();
    if (!activity.getLifecycle().getCurrentState().isAtLeast(Lifecycle.State.CREATED)
        || over.isStateSaved()
        || over.findFragmentByTag(KEY) != null) {
      return;
    }
    AskDialog.of(KEY)
        .title(ended.name)
        .message(activity.getString(R.string.ended_by_memory))
        .about(Long.toString(ended.id))
        .yes(R.string.resume_one)
        .no(R.string.not_now)
        .show(over);
    container.orders().execute(container.training()::toldEndedByMemory);
  }
}
