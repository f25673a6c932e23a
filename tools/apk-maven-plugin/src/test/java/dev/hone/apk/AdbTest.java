package dev.hone.apk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import org.junit.Test;

/** What is read from adb's words, and what is said when it is not there. */
public class AdbTest {
  @Test
  public void theRunnersLastWordsDecide() throws Exception {
    assertEquals(12, Adb.passed("dev.hone.JourneyTest:......\n\nTime: 4.2\n\nOK (12 tests)\n"));
    assertEquals(1, Adb.passed("OK (1 test)"));
    BuildException e =
        assertThrows(
            BuildException.class,
            () -> Adb.passed("There was 1 failure:\nFAILURES!!!\nTests run: 3,  Failures: 1"));
    assertTrue(e.getMessage(), e.getMessage().contains("Failures: 1"));
    assertThrows(BuildException.class, () -> Adb.passed("Process crashed."));
  }

  @Test
  public void aMissingAdbIsTold() {
    BuildException e =
        assertThrows(BuildException.class, () -> Adb.find(Path.of("nowhere/adb"), null));
    assertTrue(e.getMessage(), e.getMessage().contains("-Dapk.adb"));
  }
}
