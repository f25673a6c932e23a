package dev.hone.app.opening;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import androidx.lifecycle.ViewModel;
import dev.hone.app.data.GivenFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** The file that another app handed over, until the screen for it is shown. */
public final class Opening extends ViewModel {
  private final Opener opener;
  private final Executor io;
  private final Executor main;
  private final MutableLiveData<Opened> opened = new MutableLiveData<>();

  /** Grows with each file; what became of an older one is dropped. */
  private int question;

  /**
   * @param folder for the copy
   * @param io where it is copied
   * @param main where screens are changed
   */
  public Opening(Path folder, Executor io, Executor main) {
    this.opener = new Opener(folder);
    this.io = io;
    this.main = main;
  }

  /** Null while there is none. */
  public LiveData<Opened> opened() {
    return opened;
  }

  /** Its screen is shown. Main thread. */
  public void shown() {
    opened.setValue(null);
  }

  /** Copies the file at once: the permission to read it may end with the app that gave it. */
  public void open(GivenFile file) {
    int asked = ++question;
    io.execute(
        () -> {
          Opened outcome = outcome(file);
          main.execute(
              () -> {
                if (asked == question) {
                  opened.setValue(outcome);
                }
              });
        });
  }

  /** What was shared is no file. Main thread. */
  public void refuse(Message why) {
    question++;
    opened.setValue(new Opened(null, null, new InvalidInputException(why)));
  }

  private Opened outcome(GivenFile file) {
    try {
      return opener.open(file);
    } catch (IOException | InvalidInputException | SecurityException e) {
      return new Opened(null, null, e);
    } catch (OutOfMemoryError e) {
      Message why = Message.of("phone.data-memory", file.name());
      return new Opened(null, null, new InvalidInputException(why, e));
    }
  }
}
