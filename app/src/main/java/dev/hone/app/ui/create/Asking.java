package dev.hone.app.ui.create;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Asks for an outlook when nobody has typed for a while. An answer to any question but the last is
 * dropped. Main thread.
 */
final class Asking {
  private final Outlook outlook;
  private final CreateViewModel.Threads threads;
  private final Consumer<CreateState> shown;

  /** Grows with each question. */
  private final AtomicInteger question = new AtomicInteger();

  /**
   * @param shown hears answers, on the main thread
   */
  Asking(Outlook outlook, CreateViewModel.Threads threads, Consumer<CreateState> shown) {
    this.outlook = outlook;
    this.threads = threads;
    this.shown = shown;
  }

  void ask(CreateState form) {
    int asked = question.incrementAndGet();
    threads
        .quiet()
        .execute(
            () -> {
              if (asked == question.get()) {
                threads.measuring().execute(() -> look(asked, form));
              }
            });
  }

  private void look(int asked, CreateState form) {
    if (asked == question.get()) {
      outlook.of(form, answer -> threads.main().execute(() -> hear(asked, answer)));
    }
  }

  private void hear(int asked, CreateState answer) {
    if (asked == question.get()) {
      shown.accept(answer);
    }
  }

  /** Nobody waits for an answer any more. Any thread. */
  void drop() {
    question.incrementAndGet();
  }
}
