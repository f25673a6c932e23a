package dev.hone.exec;

import dev.hone.base.Message;
import dev.hone.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Takes the faster of some executors: the first model that is compiled is run for a moment in each,
 * and that decides for all that follow, so that the runs of a comparison share one executor.
 */
public final class AutoExecutor implements Executor {
  private static final long WARM_UP_NANOS = 400_000_000;
  private static final long SLICE_NANOS = 60_000_000;
  private static final int SLICES = 3;

  private final List<Executor> candidates;
  private final LongSupplier nanoClock;
  private final Consumer<Message> says;
  private Executor chosen;

  /**
   * @param candidates at least one; the first where two take the same time
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
      chosen = candidates.size() == 1 ? candidates.get(0) : fastest(steps);
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

  /** The least of a few means, in nanoseconds a run. */
  private double measure(Program program) {
    mean(program, WARM_UP_NANOS);
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
