package dev.hone.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Interleaves contenders: all are started and warmed up, then each repetition gives every one of
 * them a slice of time, one after the other, while the others wait for input.
 */
final class Comparison {
  /** Of processor time, so that a compiler in the background has had its time on any machine. */
  private static final double WARM_UP_SECONDS = 3;

  private static final double PRODUCT_WARM_UP_SECONDS = 0.3;

  private final int repetitions;
  private final double sliceSeconds;
  private final PrintWriter progress;

  Comparison(int repetitions, double sliceSeconds, PrintWriter progress) {
    this.repetitions = repetitions;
    this.sliceSeconds = sliceSeconds;
    this.progress = progress;
  }

  /**
   * Who takes part.
   *
   * @param more the worker's further arguments: another size
   */
  record Entry(String contender, int threads, List<String> more) {}

  /** Measures one task. A contender that fails, or whose loss does not fall, is refused. */
  List<Measurement> run(String task, long operations, List<Entry> entries) {
    List<Runner> runners = new ArrayList<>();
    try {
      for (Entry entry : entries) {
        Runner runner = new Runner(entry);
        runners.add(runner);
        runner.guard(() -> runner.start(task));
      }
      for (int i = 0; i < repetitions; i++) {
        for (Runner runner : runners) {
          runner.guard(runner::measure);
        }
      }
      List<Measurement> measurements = new ArrayList<>();
      for (Runner runner : runners) {
        runner.guard(runner::finish);
        measurements.add(runner.result(task, operations));
      }
      return measurements;
    } finally {
      runners.forEach(Runner::close);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private final class Runner {
    private final Entry entry;
    private final List<Double> micros = new ArrayList<>();
    private final List<Double> cpuMicros = new ArrayList<>();
    private WorkerProcess process;
    private int steps = 1;
    private double firstLoss;
    private double lastLoss;
    private WorkerProcess.End end = new WorkerProcess.End(0, "");
    private String refused;

    Runner(Entry entry) {
      this.entry = entry;
    }

    void guard(Action action) {
      if (refused == null) {
        try {
          action.run();
        } catch (IOException e) {
          refused = e.getMessage();
        }
      }
    }

    void start(String task) throws IOException {
      progress.printf("%s %s, %d thread(s)%n", task, entry.contender(), entry.threads());
      process = new WorkerProcess(entry.contender(), task, entry.threads(), entry.more());
      firstLoss = process.steps(1).firstLoss();
      double needed = task.contains(":") ? PRODUCT_WARM_UP_SECONDS : WARM_UP_SECONDS;
      long warm = 0;
      while (warm < needed * 1e9) {
        WorkerProcess.Slice slice = process.steps(steps);
        warm += Math.max(slice.cpuNanos(), slice.nanos() / 100);
        double each = (double) Math.max(slice.cpuNanos(), 1_000_000) / steps;
        steps = (int) Math.max(1, Math.min(steps * 8.0, sliceSeconds * 1e9 / each));
      }
    }

    void measure() throws IOException {
      WorkerProcess.Slice slice = process.steps(steps);
      micros.add(slice.nanos() / 1e3 / steps);
      cpuMicros.add(slice.cpuNanos() / 1e3 / steps);
      lastLoss = slice.lastLoss();
    }

    void finish() throws IOException {
      end = process.end();
      if (!entry.contender().equals(Contenders.OPENBLAS)
          && !end.note().startsWith("checksum")
          && !(lastLoss < firstLoss)) {
        refused = "its loss does not fall: " + firstLoss + " to " + lastLoss;
      }
    }

    Measurement result(String task, long operations) {
      return new Measurement(
          task,
          entry.contender(),
          entry.threads(),
          micros,
          cpuMicros,
          operations,
          firstLoss,
          lastLoss,
          end.peakBytes(),
          end.note(),
          refused);
    }

    void close() {
      if (process != null) {
        process.close();
      }
    }
  }
}
