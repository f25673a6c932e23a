package dev.hone.app.tflite;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Message;
import dev.hone.tflite.run.Accelerator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.Test;

public class OwnThreadEngineTest {
  private final SignatureBuffers signature = SignatureBuffers.of(SmallFiles.square()).get(0);
  private final List<Thread> threads = new ArrayList<>();

  /** Notes the threads that it meets. */
  private final class Witness implements Engine {
    private final RuntimeException problem;

    Witness(RuntimeException problem) {
      this.problem = problem;
      threads.add(Thread.currentThread());
    }

    @Override
    public long run(SignatureBuffers signature) {
      threads.add(Thread.currentThread());
      if (problem != null) {
        throw problem;
      }
      return 42;
    }

    @Override
    public Accelerator accelerator() {
      return Accelerator.GPU;
    }

    @Override
    public Message reason() {
      return null;
    }

    @Override
    public void close() {
      threads.add(Thread.currentThread());
    }
  }

  @Test
  public void everything_isOnOneThreadThatEnds() throws InterruptedException {
    Engine engine = OwnThreadEngine.open("test-gpu", () -> new Witness(null));
    assertEquals(42, engine.run(signature));
    engine.close();
    assertEquals(3, threads.size());
    assertEquals(1, new HashSet<>(threads).size());
    assertNotSame(Thread.currentThread(), threads.get(0));
    assertEquals("test-gpu", threads.get(0).getName());
    threads.get(0).join();
  }

  @Test
  public void failures_areThrownToTheCaller() throws InterruptedException {
    IllegalStateException problem = new IllegalStateException("lost");
    Engine engine = OwnThreadEngine.open("test-gpu", () -> new Witness(problem));
    assertSame(problem, assertThrows(IllegalStateException.class, () -> engine.run(signature)));
    engine.close();
    assertSame(
        problem,
        assertThrows(
            IllegalStateException.class,
            () ->
                OwnThreadEngine.open(
                    "test-gpu",
                    () -> {
                      threads.add(Thread.currentThread());
                      throw problem;
                    })));
    threads.get(threads.size() - 1).join();
  }

  @Test
  public void interrupt_waitsForTheEndAndIsKept() {
    Engine engine = OwnThreadEngine.open("test-gpu", () -> new Witness(null));
    Thread.currentThread().interrupt();
    assertEquals(42, engine.run(signature));
    assertTrue("and cleared for the next test", Thread.interrupted());
    engine.close();
  }
}
