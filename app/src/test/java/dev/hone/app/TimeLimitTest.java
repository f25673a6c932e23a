package dev.hone.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.os.Looper;
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

/** A test that hangs fails by its name, and those after it are run. */
public class TimeLimitTest {
  /** A framework that is started takes some seconds of its first test's time. */
  private static final Duration FRAMEWORK_STARTS = Duration.ofSeconds(15);

  private static final Duration GRACE = Duration.ofMinutes(2);

  @Test
  public void plainTestThatHangs_failsByItsName() {
    JUnitCore core = new JUnitCore();
    core.addListener(new TimeLimit(Duration.ofMillis(300), GRACE));
    Result result = core.run(Plain.class);
    assertEquals(2, result.getRunCount());
    assertEquals(result.getFailures().toString(), 1, result.getFailureCount());
    assertEquals("hangs", result.getFailures().get(0).getDescription().getMethodName());
    assertFalse(Thread.interrupted());
  }

  @Test
  public void testOfTheFrameworkThatHangs_failsByItsName_andOthersPassAfterIt() {
    JUnitCore core = new JUnitCore();
    core.addListener(new TimeLimit(FRAMEWORK_STARTS, GRACE));
    Result hanging = core.run(Request.method(OnTheFramework.class, "hangs"));
    assertEquals(hanging.getFailures().toString(), 1, hanging.getFailureCount());
    assertEquals("hangs", hanging.getFailures().get(0).getDescription().getMethodName());
    Result passing = core.run(Request.method(OnTheFramework.class, "passes"));
    assertEquals(passing.getFailures().toString(), 0, passing.getFailureCount());
    assertEquals(1, passing.getRunCount());
  }

  @Test
  public void theBuild_asksForTheLimit() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    assertTrue(build.contains("<value>" + TimeLimit.class.getName() + "</value>"));
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

  /** The same on Robolectric's main thread. */
  @RunWith(AndroidJUnit4.class)
  public static final class OnTheFramework {
    @Test
    public void hangs() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @Test
    public void passes() {
      assertTrue(Looper.getMainLooper().isCurrentThread());
    }
  }
}
