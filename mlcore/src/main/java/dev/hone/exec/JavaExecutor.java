package dev.hone.exec;

import dev.hone.graph.Step;
import java.util.List;

/**
 * Runs steps with the operations' own kernels. Results are the same to the bit for any number of
 * threads and from run to run.
 */
public final class JavaExecutor implements Executor {
  private final int threads;

  /**
   * Each session on the thread that calls it: right for small models, and where many sessions run
   * side by side.
   */
  public JavaExecutor() {
    this(1);
  }

  /**
   * @param threads how many threads each session may use for long kernels, the calling one
   *     included; at least 1
   */
  public JavaExecutor(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads should be at least 1, but is " + threads);
    }
    this.threads = threads;
  }

  @Override
  public String name() {
    return "java";
  }

  @Override
  public Session compile(List<Step> steps) {
    return new JavaSession(steps, threads);
  }
}
