package dev.hone.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far the work is: a bar with the time left where a person watches, else a line now and then,
 * so that who reads a log knows that it goes on.
 */
final class Progress implements AutoCloseable {
  private static final long LINE_NANOS = 10_000_000_000L;

  private final ProgressBar bar;
  private final Console console;
  private final String what;
  private long all;
  private long done;
  private long said = System.nanoTime();

  private Progress(ProgressBar bar, Console console, String what, long all) {
    this.bar = bar;
    this.console = console;
    this.what = what;
    this.all = all;
  }

  /**
   * Shows progress from now on.
   *
   * @param wanted false for nothing
   * @param what the key of what is counted
   */
  static Progress show(Console console, boolean wanted, String what, long steps) {
    if (!wanted) {
      return new Progress(null, null, what, steps);
    }
    if (!console.terminal()) {
      return new Progress(null, console, what, steps);
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(console.text(what))
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .build();
    return new Progress(bar, console, what, steps);
  }

  synchronized void step(long steps) {
    atLeast(done + steps);
  }

  synchronized void atLeast(long step) {
    if (step <= done) {
      return;
    }
    done = step;
    if (bar != null) {
      bar.stepTo(step);
    } else if (console != null && System.nanoTime() - said > LINE_NANOS) {
      said = System.nanoTime();
      console.tell("cli.progress.line", console.text(what), done, all);
    }
  }

  /** Corrects how many steps there are. */
  synchronized void of(long steps) {
    if (steps != all) {
      all = steps;
      if (bar != null) {
        bar.maxHint(steps);
      }
    }
  }

  /** Something that has happened: beside the bar, or a line of its own. */
  void tell(String key, Object... args) {
    if (bar != null) {
      bar.setExtraMessage(" " + console.text(key, args));
    } else if (console != null) {
      console.tell(key, args);
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
