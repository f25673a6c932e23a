package dev.hone.app;

import androidx.core.content.FileProvider;
import java.util.Map;
import org.robolectric.util.ReflectionHelpers;

/** A process has one folder for files on their way; each test has another in the same process. */
public final class SharedFolders implements Surroundings {
  @Override
  public void settle() {
    // Nothing is asked of it.
  }

  @Override
  public void endService() {
    // It is none.
  }

  @Override
  public void clear() {
    Map<?, ?> known = ReflectionHelpers.getStaticField(FileProvider.class, "sCache");
    known.clear();
  }
}
