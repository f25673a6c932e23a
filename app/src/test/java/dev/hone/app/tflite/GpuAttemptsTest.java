package dev.hone.app.tflite;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class GpuAttemptsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path file() {
    return folder.getRoot().toPath().resolve("attempts");
  }

  /** What is on the storage while an attempt is under way; a process that ends then leaves it. */
  private byte[] duringAnAttempt() {
    return new GpuAttempts(file())
        .during(
            () -> {
              try {
                return Files.readAllBytes(file());
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }

  @Test
  public void attemptThatCameBack_leavesNothing() {
    assertEquals(1, duringAnAttempt().length);
    assertFalse(Files.exists(file()));
  }

  @Test
  public void attemptThatFailed_leavesNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new GpuAttempts(file())
                .during(
                    () -> {
                      throw new IllegalArgumentException("no such kernel");
                    }));
    assertFalse(Files.exists(file()));
  }

  @Test
  public void twoThatDidNotComeBack_areTheLast() throws IOException {
    for (int i = 1; i <= 2; i++) {
      byte[] left = duringAnAttempt();
      assertEquals(i, left.length);
      Files.write(file(), left);
    }
    assertEquals(
        "The app ended 2 times while it started the GPU, so the GPU is not tried again and the CPU"
            + " is used.",
        assertThrows(IllegalStateException.class, this::duringAnAttempt).getMessage());
    Files.delete(file());
    assertEquals("deleting the file forgets", 1, duringAnAttempt().length);
  }

  @Test
  public void noteThatCannotBeMade_isNoAttempt() {
    GpuAttempts attempts = new GpuAttempts(folder.getRoot().toPath().resolve("none/attempts"));
    boolean[] tried = {false};
    String message =
        assertThrows(
                IllegalStateException.class,
                () ->
                    attempts.during(
                        () -> {
                          tried[0] = true;
                          return 1;
                        }))
            .getMessage();
    assertFalse(tried[0]);
    assertTrue(message, message.contains("cannot be written"));
  }
}
