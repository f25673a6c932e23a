package dev.hone.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one contender took for one task.
 *
 * @param task workload or matrix product
 * @param threads it was allowed
 * @param micros a step, one value a repetition
 * @param cpuMicros processor time of the whole process a step: what the machine was asked for, also
 *     where others used it at the same time
 * @param operations floating-point operations a step, 0 where they are not counted
 * @param peakBytes resident memory, 0 where the system does not say
 * @param refused why the numbers do not count, or null
 */
public record Measurement(
    String task,
    String contender,
    int threads,
    List<Double> micros,
    List<Double> cpuMicros,
    long operations,
    double firstLoss,
    double lastLoss,
    long peakBytes,
    String note,
    String refused) {
  public Measurement {
    micros = List.copyOf(micros);
    cpuMicros = List.copyOf(cpuMicros);
  }

  double median() {
    return median(micros);
  }

  double cpuMedian() {
    return median(cpuMicros);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().collect(Collectors.toList());
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  double least() {
    return Collections.min(micros);
  }

  double most() {
    return Collections.max(micros);
  }
}
