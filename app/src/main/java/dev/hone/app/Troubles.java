package dev.hone.app;

import android.os.Build;
import android.util.Log;
import androidx.annotation.Nullable;
import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What went wrong in the background, until the person was told. */
public final class Troubles {
  private static final String TAG = "Troubles";

  /**
   * Something that went wrong.
   *
   * @param report the file that says where in the program; null where the message says it all
   */
  public record Trouble(Message message, @Nullable Path report) {}

  private final Path report;
  private final MutableLiveData<Trouble> last = new MutableLiveData<>();
  private final AtomicInteger faults = new AtomicInteger();

  Troubles(Path report) {
    this.report = report;
  }

  /** What went wrong last and was not told yet; null if nothing. */
  public LiveData<Trouble> last() {
    return last;
  }

  /** How many faults of the app's own there were since it was started. */
  public int faults() {
    return faults.get();
  }

  /** It was told. Main thread. */
  public void told() {
    last.setValue(null);
  }

  /** Any thread. */
  void tell(Throwable fault) {
    if (fault instanceof InvalidInputException refused) {
      last.postValue(new Trouble(refused.said(), null));
    } else if (fault instanceof OutOfMemoryError) {
      Log.e(TAG, "too little memory", fault);
      last.postValue(new Trouble(Message.of("phone.memory"), null));
    } else {
      Log.e(TAG, "a task failed", fault);
      faults.incrementAndGet();
      last.postValue(new Trouble(Message.of("phone.fault"), write(fault)));
    }
  }

  /** Versions and the stack: nothing of the person's. */
  @Nullable
  private Path write(Throwable fault) {
    StringWriter text = new StringWriter();
    text.append("Hone ").append(BuildConfig.VERSION_NAME);
    text.append(", Android ").append(Build.VERSION.RELEASE).append('\n');
    fault.printStackTrace(new PrintWriter(text, true));
    try {
      Files.createDirectories(report.getParent());
      Files.write(report, text.toString().getBytes(StandardCharsets.UTF_8));
      return report;
    } catch (IOException e) {
      Log.e(TAG, "the report could not be written", e);
      return null;
    }
  }
}
