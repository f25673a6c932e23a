package dev.hone.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.Test;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;

/** A test that hangs fails by its name, and those after it are run. */
public class TimeLimitTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration GRACE = Duration.ofMinutes(2);

  @Test
  public void plainTestThatHangs_failsByItsName() {
    assertOnlyTheHangingOneFails(Plain.class);
  }

  @Test
  public void theBuild_asksForTheLimit() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    assertTrue(build.contains("<value>" + TimeLimit.class.getName() + "</value>"));
  }

  private static void assertOnlyTheHangingOneFails(Class<?> tests) {
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
}
