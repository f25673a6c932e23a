package dev.hone.data;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import org.junit.function.ThrowingRunnable;

/** What several tests of bad input share. */
public final class Expect {
  private Expect() {}

  /** The action fails with a message that holds every part. */
  public static void error(ThrowingRunnable action, String... parts) {
    String message = assertThrows(InvalidInputException.class, action).getMessage();
    for (String part : parts) {
      assertTrue("\"" + part + "\" should be in: " + message, message.contains(part));
    }
  }
}
