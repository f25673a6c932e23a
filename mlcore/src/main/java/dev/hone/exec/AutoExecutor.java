package dev.hone.exec;

import dev.hone.base.Message;
import dev.hone.graph.Node;
import dev.hone.graph.Step;
import dev.hone.kernels.KernelSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Takes the first of some executors unless another is clearly faster: the first model that is
 * compiled is run for a moment in each, and that decides for all that follow, so that the runs of a
 * comparison share one executor. Where a step is short nothing is measured: the first is taken.
 */
public final class AutoExecutor implements Executor {
  private static final long WARM_UP_NANOS = 400_000_000;

  /** Android's compiler has had its turn after half a second here; phones are slower. */
  private static final long WARM_UP_NANOS_ART = 2_000_000_000;

  /** Below so many operations a step nothing is measured. */
  private static final long SHORT = 1_000_000;

  /** Another executor has to be so many times as fast as the first. */
  private static final double CLEARLY = 1.5;

  private static final long SLICE_NANOS = 60_000_000;
  private static final int SLICES = 3;

  private final List<Executor> candidates;
  private final LongSupplier nanoClock;
  private final Consumer<Message> says;
  private Executor chosen;

  /**
   * @param candidates at least one; the first is taken unless another is 1.5 times as fast
   * @param nanoClock {@code System::nanoTime}
   * @param says gets one line on what was measured and taken
   */
  public AutoExecutor(List<Executor> candidates, LongSupplier nanoClock, Consumer<Message> says) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("no executor to choose from");
    }
    this.candidates = List.copyOf(candidates);
    this.nanoClock = nanoClock;
    this.says = says;
  }

  /** That of the chosen executor; {@code auto} until something was compiled. */
  @Override
  public synchronized String name() {
    return chosen == null ? "auto" : chosen.name();
  }

  @Override
  public Session compile(List<Step> steps) {
    return choice(steps).compile(steps);
  }

  private synchronized Executor choice(List<Step> steps) {
    if (chosen == null) {
      chosen = candidates.get(0);
      if (candidates.size() > 1) {
        long operations = operations(longest(steps));
        if (operations >= SHORT) {
          chosen = fastest(steps);
        } else {
          says.accept(Message.of("exec.short", chosen.name(), operations));
        }
      }
    }
    return chosen;
  }

  /** Sessions of their own, fed with zeros, which no run sees. */
  private Executor fastest(List<Step> steps) {
    double[] nanos = new double[candidates.size()];
    int best = 0;
    List<Message> measured = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      try (Session session = candidates.get(i).compile(steps)) {
        nanos[i] = measure(session.program(longest(steps).name()));
      }
      best = nanos[i] < nanos[best] ? i : best;
      measured.add(
          Message.of(
              "exec.measured",
              candidates.get(i).name(),
              String.format(Locale.ROOT, "%.1f", nanos[i] / 1e3)));
    }
    best = nanos[0] < CLEARLY * nanos[best] ? 0 : best;
    Executor fastest = candidates.get(best);
    says.accept(Message.of("exec.chosen", fastest.name(), measured));
    return fastest;
  }

  private static Step longest(List<Step> steps) {
    Step longest = steps.get(0);
    for (Step step : steps) {
      boolean more = step.graph().nodes().size() > longest.graph().nodes().size();
      longest = more ? step : longest;
    }
    return longest;
  }

  private static long operations(Step step) {
    long sum = 0;
    for (Node node : step.graph().nodes()) {
      if (node.kind() == Node.Kind.OPERATION) {
        sum += node.op().operations(node);
      }
    }
    return sum;
  }

  /** The least of a few means, in nanoseconds a run. */
  private double measure(Program program) {
    mean(program, KernelSets.usual() == KernelSets.ART ? WARM_UP_NANOS_ART : WARM_UP_NANOS);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < SLICES; i++) {
      least = Math.min(least, mean(program, SLICE_NANOS));
    }
    return least;
  }

  private double mean(Program program, long duration) {
    long start = nanoClock.getAsLong();
    long elapsed = 0;
    int runs = 0;
    while (elapsed < duration) {
      program.run();
      runs++;
      elapsed = nanoClock.getAsLong() - start;
    }
    return (double) elapsed / runs;
  }
}
