package dev.hone.exec;

import dev.hone.graph.Step;
import dev.hone.kernels.KernelSet;
import dev.hone.kernels.KernelSets;
import java.util.List;
import java.util.Optional;

/**
 * Runs steps with the operations' own kernels. Results are the same to the bit for any number of
 * threads and from run to run; with {@link KernelSets#PORTABLE} also from machine to machine.
 */
public final class JavaExecutor implements Executor {
  private static final String NAME = "java";

  private final int threads;
  private final KernelSet kernels;

  /**
   * Each session on the thread that calls it: right for small models, and where many sessions run
   * side by side.
   */
  public JavaExecutor() {
    this(1);
  }

  /**
   * With the kernel set that is usual on this runtime.
   *
   * @param threads how many threads each session may use for long kernels, the calling one
   *     included; at least 1
   */
  public JavaExecutor(int threads) {
    this(threads, KernelSets.usual());
  }

  /**
   * With kernels of one's choice.
   *
   * @param threads how many threads each session may use for long kernels, the calling one
   *     included; at least 1
   */
  public JavaExecutor(int threads, KernelSet kernels) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads should be at least 1, but is " + threads);
    }
    this.threads = threads;
    this.kernels = kernels;
  }

  /**
   * The executor with a stored name, so that what was begun with it goes on with it.
   *
   * @return empty if the name is not of this class
   */
  public static Optional<JavaExecutor> named(String name, int threads) {
    return KernelSets.all().stream()
        .map(each -> new JavaExecutor(threads, each))
        .filter(each -> each.name().equals(name))
        .findAny();
  }

  /** {@code java} with the kernels for HotSpot, {@code java-art} and so on with others. */
  @Override
  public String name() {
    return kernels == KernelSets.HOTSPOT ? NAME : NAME + "-" + kernels.name();
  }

  @Override
  public Session compile(List<Step> steps) {
    return new JavaSession(steps, threads, kernels);
  }
}
