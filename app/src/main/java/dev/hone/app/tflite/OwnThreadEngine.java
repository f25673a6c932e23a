package dev.hone.app.tflite;

import dev.hone.base.Message;
import dev.hone.tflite.run.Accelerator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * An engine that is made, used and closed on one thread of its own, which the GPU's contexts ask
 * for, and so can be called from any. An interrupt of the caller waits until the run is over.
 */
final class OwnThreadEngine implements Engine {
  private final ExecutorService thread;
  private final Engine engine;

  private OwnThreadEngine(ExecutorService thread, Engine engine) {
    this.thread = thread;
    this.engine = engine;
  }

  /** Starts the thread and makes the engine there; what {@code maker} throws is thrown here. */
  static Engine open(String name, Supplier<Engine> maker) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, name);
              made.setDaemon(true);
              return made;
            });
    boolean opened = false;
    try {
      Engine engine = new OwnThreadEngine(thread, on(thread, maker::get));
      opened = true;
      return engine;
    } finally {
      if (!opened) {
        thread.shutdown();
      }
    }
  }

  private static <T> T on(ExecutorService thread, Callable<T> work) {
    Future<T> result = thread.submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public long run(SignatureBuffers signature) {
    return on(thread, () -> engine.run(signature));
  }

  @Override
  public Accelerator accelerator() {
    return engine.accelerator();
  }

  @Override
  public Message reason() {
    return engine.reason();
  }

  @Override
  public void close() {
    try {
      on(thread, Executors.callable(engine::close));
    } finally {
      thread.shutdown();
    }
  }
}
