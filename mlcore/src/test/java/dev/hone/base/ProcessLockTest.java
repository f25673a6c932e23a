package dev.hone.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ProcessLockTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  /** A process that takes the lock and keeps it until it is killed. */
  public static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      ProcessLock lock = ProcessLock.take(Path.of(args[0]), Path.of("what"));
      System.out.println("taken " + (lock != null));
      System.in.read();
    }
  }

  @Test(timeout = 60_000)
  public void aSecondProcess_isTold_andAKillReleases() throws Exception {
    Path file = folder.getRoot().toPath().resolve("in-use.lock");
    Process other =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .start();
    try (BufferedReader said = other.inputReader()) {
      assertEquals("taken true", said.readLine());
      String refusal =
          assertThrows(
                  InvalidInputException.class, () -> ProcessLock.take(file, Path.of("my folder")))
              .getMessage();
      assertEquals("my folder is in use by another process; wait until it has ended", refusal);
      assertTrue(other.destroyForcibly().waitFor(10, TimeUnit.SECONDS));
    }
    assertTrue("what a kill leaves behind", Files.exists(file));
    ProcessLock.take(file, Path.of("my folder")).close();
    assertFalse(Files.exists(file));
  }

  @Test
  public void aSecondThread_isTold_andTheFirstKeepsItsLock() throws IOException {
    Path file = folder.getRoot().toPath().resolve("in-use.lock");
    ProcessLock first = ProcessLock.take(file, file);
    assertThrows(InvalidInputException.class, () -> ProcessLock.take(file, file));
    assertThrows(InvalidInputException.class, () -> ProcessLock.take(file, file));
    first.close();
    ProcessLock.take(file, file).close();
  }
}
