package dev.hone.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.app.Application;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;
import org.junit.runner.Result;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** A test that hangs fails by its name, and those after it are run. */
public class TimeLimitTest {
  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final Duration GRACE = Duration.ofMinutes(2);

  @Test
  public void plainTestThatHangs_failsByItsName() {
    assertOnlyTheHangingOneFails(Plain.class);
  }

  @Test
  public void robolectricTestThatHangs_failsByItsName() {
    assertOnlyTheHangingOneFails(OnRobolectric.class);
  }

  @Test
  public void theBuild_asksForTheLimit() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    assertTrue(build.contains("<value>" + TimeLimit.class.getName() + "</value>"));
  }

  private static void assertOnlyTheHangingOneFails(Class<?> tests) {
    // Robolectric's first test loads a framework, which takes long.
    assertTrue(new JUnitCore().run(Request.method(tests, "passes")).wasSuccessful());
    JUnitCore core = new JUnitCore();
    core.addListener(new TimeLimit(SHORT, GRACE));
    Result result = core.run(tests);
    assertEquals(2, result.getRunCount());
    assertEquals(result.getFailures().toString(), 1, result.getFailureCount());
    assertEquals("hangs", result.getFailures().get(0).getDescription().getMethodName());
    assertFalse(Thread.interrupted());
  }

  /** Not of this build's own tests: run by the test above. */
  public static final class Plain {
    @Test
    public void hangs() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @Test
    public void passes() {}
  }

  /** As {@link Plain}, where the test's thread is not JUnit's. */
  @RunWith(AndroidJUnit4.class)
  @Config(application = Application.class)
  public static final class OnRobolectric {
    @Test
    public void hangs() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @Test
    public void passes() {}
  }
}
