package dev.hone.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Runs one contender in a process of its own, so that libraries do not meet, each has its own
 * environment, and peak memory is its own. Reads {@code steps N} or {@code quit}; answers {@code
 * done NANOS CPU-NANOS FIRST-LOSS LAST-LOSS} (means over the first and last batches) and {@code end
 * PEAK-RSS NOTE}, each after {@code #hone }.
 */
public final class Worker {
  /** Begins the lines that are meant for the parent; libraries write to the same stream. */
  static final String MARK = "#hone ";

  private static final int MEAN_OVER = 32;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Contender contender;
  private int next;

  private Worker(Contender contender) {
    this.contender = contender;
  }

  /**
   * Serves until {@code quit} or the end of input.
   *
   * @param maker makes the contender; called once
   */
  public static void serve(Function<String[], Contender> maker, String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Contender contender = maker.apply(args);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      out.println(MARK + "ready");
      Worker worker = new Worker(contender);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("quit")) {
          out.println(MARK + "end " + peakBytes() + " " + contender.note());
          return;
        }
        out.println(MARK + worker.run(Integer.parseInt(line.substring("steps ".length()))));
      }
    }
  }

  private String run(int steps) {
    double first = 0;
    double last = 0;
    int window = Math.min(MEAN_OVER, steps);
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      double loss = contender.step(next++);
      if (i < window) {
        first += loss;
      }
      if (i >= steps - window) {
        last += loss;
      }
    }
    long nanos = System.nanoTime() - start;
    cpu = PROCESS.getProcessCpuTime() - cpu;
    return "done " + nanos + " " + cpu + " " + first / window + " " + last / window;
  }

  /** The kernel's high-water mark of resident memory; 0 where there is none to read. */
  private static long peakBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
      }
    }
    return 0;
  }

  /** {@code CONTENDER TASK THREADS [BATCH STEPS UNITS]}. */
  public static void main(String[] args) throws IOException {
    serve(Contenders::make, args);
  }
}
