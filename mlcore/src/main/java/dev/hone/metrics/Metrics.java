package dev.hone.metrics;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Registry;
import dev.hone.data.table.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All metrics. The first of a task is the one that is used when none is chosen. */
public final class Metrics {
  static final String KIND = "metric";

  public static final Registry<Metric> ALL =
      new Registry<>(
          KIND,
          Stream.of(Accuracy.METRIC, BalancedAccuracy.METRIC, RootMeanSquaredError.METRIC)
              .map(metric -> Registry.Entry.of(metric.card(), values -> metric))
              .collect(Collectors.toList()));

  private Metrics() {}

  /** All of them, in the order of the list. */
  public static List<Metric> all() {
    return ALL.names().stream().map(ALL::parse).collect(Collectors.toList());
  }

  /** Those for a kind of target, the usual one first. */
  public static List<Metric> of(Task task) {
    List<Metric> metrics = new ArrayList<>(all());
    metrics.removeIf(metric -> metric.task() != task);
    return metrics;
  }

  /** The one that is used for a kind of target when none is chosen. */
  public static Metric usual(Task task) {
    return of(task).get(0);
  }

  /**
   * The metric with this key.
   *
   * @param where the field or option that it was given in, a text or message
   * @throws InvalidInputException naming the keys there are, and the one that was probably meant
   */
  public static Metric find(Object where, String key) {
    return ALL.parse(ALL.find(where, key).card().key());
  }

  /**
   * What is judged by: the metric that was chosen, or the usual one.
   *
   * @param chosen null where none was
   * @throws InvalidInputException if it is for another kind of target, naming those that are not
   */
  public static Metric chosen(Metric chosen, Task task) {
    if (chosen == null) {
      return usual(task);
    }
    if (chosen.task() != task) {
      throw InvalidInputException.value(
          ALL.kindName(),
          chosen.key(),
          of(task).stream().map(Metric::key).collect(Collectors.toList()));
    }
    return chosen;
  }
}
