package dev.hone.app;

import static androidx.test.espresso.matcher.ViewMatchers.Visibility.VISIBLE;
import static androidx.test.espresso.matcher.ViewMatchers.withEffectiveVisibility;
import static androidx.test.espresso.matcher.ViewMatchers.withText;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.os.Looper;
import android.os.StrictMode;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.ExperimentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * The start of the app, to the list of experiments, waits neither for files nor for the database.
 *
 * <p>On Robolectric StrictMode sees nothing: its files are the JVM's (the last test shows it). What
 * is proved here is that the main thread opens, reads, looks for and makes no file of the app's
 * through Java, as the JVM's security manager hears it, and so does not open the database, for
 * which Android looks for the folder first ({@code CheckedHelper} refuses it besides, and Room
 * refuses questions). Two exceptions are Android's own: folders are made where there are none when
 * the app asks where they are, and what was chosen in Settings is waited for, since the theme comes
 * before the first frame; another thread reads it.
 */
@RunWith(AndroidJUnit4.class)
public class StartTest {
  @Rule public final App app = new App();

  @Test
  public void theStart_touchesNoFileOnTheMainThread() {
    long id = app.train("An experiment", App.spec("two-moons", 3, 1, "none"));
    app.waitFor(id, ExperimentState.FINISHED);
    try (Ear ear = new Ear()) {
      app.restart();
      app.start();
      App.waitFor(withText("An experiment"), withEffectiveVisibility(VISIBLE));
      assertTrue("nothing is heard at all", ear.others > 0);
      assertEquals(Set.of(), ear.touched);
    }
  }

  @Test
  public void fileReadOnTheMainThread_isHeard() throws IOException {
    Path file = app.container().files().report();
    try (Ear ear = new Ear()) {
      assertTrue(Files.notExists(file));
      assertTrue(ear.touched.toString(), ear.touched.toString().contains("hone-report.txt"));
    }
  }

  @Test
  public void strictMode_isDeafHere() throws IOException {
    Path file = app.container().files().report();
    Files.createDirectories(file.getParent());
    StrictMode.ThreadPolicy before = StrictMode.getThreadPolicy();
    List<Object> heard = new ArrayList<>();
    StrictMode.setThreadPolicy(
        new StrictMode.ThreadPolicy.Builder()
            .detectAll()
            .penaltyListener(Runnable::run, heard::add)
            .build());
    try {
      Files.write(file, new byte[1]);
      App.idle();
      assertEquals("it hears now: let the first test use it", List.of(), heard);
    } finally {
      StrictMode.setThreadPolicy(before);
      Files.delete(file);
    }
  }

  /** Hears which of the app's files the main thread touches. */
  @SuppressWarnings("removal") // Java 17 has it, which the tests run on
  private static final class Ear extends SecurityManager implements AutoCloseable {
    private final String root = ApplicationProvider.getApplicationContext().getDataDir().getPath();
    private final Set<String> touched = new TreeSet<>();
    private int others;

    Ear() {
      assumeTrue("needs a Java with a security manager", Runtime.version().feature() < 18);
      System.setSecurityManager(this);
    }

    @Override
    public void checkPermission(Permission asked) {
      if (!asked.getName().startsWith(root)) {
        return;
      }
      if (!Looper.getMainLooper().isCurrentThread()) {
        others++;
        return;
      }
      String by = "";
      for (StackTraceElement frame : new Throwable().getStackTrace()) {
        // Makes the app's own folders, and finds settings for the thread that reads them.
        if (frame.getClassName().equals("android.app.ContextImpl")) {
          return;
        }
        if (by.isEmpty()
            && frame.getClassName().startsWith("dev.hone.app.")
            && !frame.getClassName().startsWith(StartTest.class.getName())) {
          by = " by " + frame;
        }
      }
      touched.add(asked.getActions() + " " + asked.getName() + by);
    }

    @Override
    public void checkPermission(Permission asked, Object context) {
      checkPermission(asked);
    }

    @Override
    public void close() {
      System.setSecurityManager(null);
    }
  }
}
