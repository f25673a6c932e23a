package dev.hone.app.ui.create;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Reads forms in the background. Of several only the one asked for last is heard. Main thread. */
final class DraftReader {
  private final Executor io;
  private final Executor main;

  /** Grows with each form that is asked for. */
  private int question;

  DraftReader(Executor io, Executor main) {
    this.io = io;
    this.main = main;
  }

  /** What gives a form. Blocks. */
  interface Reading {
    Draft read() throws IOException;
  }

  /**
   * @param done hears the form
   * @param failed hears why there is none
   */
  void read(Reading reading, Consumer<Draft> done, Consumer<Exception> failed) {
    int asked = ++question;
    io.execute(
        () -> {
          Runnable outcome = outcome(reading, done, failed);
          main.execute(
              () -> {
                if (asked == question) {
                  outcome.run();
                }
              });
        });
  }

  private static Runnable outcome(
      Reading reading, Consumer<Draft> done, Consumer<Exception> failed) {
    try {
      Draft draft = reading.read();
      return () -> done.accept(draft);
    } catch (IOException | SecurityException | InvalidInputException e) {
      return () -> failed.accept(e);
    } catch (OutOfMemoryError e) {
      return () -> failed.accept(new InvalidInputException(Message.of("phone.memory"), e));
    }
  }
}
