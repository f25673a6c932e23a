package dev.hone.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with the time left, where a person watches. */
final class Progress implements AutoCloseable {
  private final ProgressBar bar;

  private Progress(ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * A bar where the console is a terminal.
   *
   * @param wanted false for none
   * @param what the key of what is counted
   */
  static Progress show(Console console, boolean wanted, String what, long steps) {
    return new Progress(
        wanted && console.terminal()
            ? new ProgressBarBuilder()
                .setTaskName(console.text(what))
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null);
  }

  void step(long steps) {
    if (bar != null) {
      bar.stepBy(steps);
    }
  }

  void atLeast(long step) {
    if (bar != null && bar.getCurrent() < step) {
      bar.stepTo(step);
    }
  }

  void note(String text) {
    if (bar != null) {
      bar.setExtraMessage(text);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
