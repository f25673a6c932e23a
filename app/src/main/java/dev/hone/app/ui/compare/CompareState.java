package dev.hone.app.ui.compare;

import androidx.annotation.Nullable;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.spec.ExperimentSpec;
import dev.hone.trained.RunResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the comparison shows.
 *
 * @param comparison null while it is read, or when there is a problem
 * @param curves mean curves of the arms
 * @param problem why there is no result, or null
 * @param sort the column that orders the table
 * @param descending largest first
 * @param hidden indices of arms that the curves leave out
 */
public record CompareState(
    ExperimentEntity experiment,
    Comparison comparison,
    List<CurvePoint> curves,
    Exception problem,
    Column sort,
    boolean descending,
    Set<Integer> hidden) {

  static CompareState reading() {
    return new CompareState(null, null, List.of(), null, Column.ARM, false, Set.of());
  }

  CompareState read(ExperimentEntity of, Comparison result, List<CurvePoint> means) {
    return new CompareState(of, result, means, null, sort, descending, hidden);
  }

  CompareState failed(ExperimentEntity of, Exception why) {
    return new CompareState(of, null, List.of(), why, sort, descending, hidden);
  }

  /** By another column; by the same again, the other way round. */
  CompareState sortedBy(Column column) {
    return new CompareState(
        experiment,
        comparison,
        curves,
        problem,
        column,
        column == sort ? !descending : column.descendingFirst(comparison.metric()),
        hidden);
  }

  CompareState hiding(Set<Integer> arms) {
    return new CompareState(
        experiment, comparison, curves, problem, sort, descending, Set.copyOf(arms));
  }

  ExperimentSpec spec() {
    return Experiments.spec(experiment);
  }

  /** The same with more repeats; null where more are not possible. */
  @Nullable
  ExperimentSpec moreRepeats() {
    return MoreRepeats.of(spec());
  }

  /** The arms in the table's order. */
  List<ArmSummary> rows() {
    List<ArmSummary> rows = new ArrayList<>(comparison.arms());
    Comparator<ArmSummary> order = sort.order(comparison);
    Collections.sort(rows, descending ? order.reversed() : order);
    return rows;
  }

  /** Indices of arms that the curves show. */
  Set<Integer> visible() {
    Set<Integer> visible = new HashSet<>();
    for (int i = 0; i < comparison.arms().size(); i++) {
      if (!hidden.contains(i)) {
        visible.add(i);
      }
    }
    return visible;
  }

  /** The runs whose boundary is drawn: of the first repeat, on data that lie in a plane. */
  List<RunResult> boundaries() {
    return comparison.data().points() == null
        ? List.of()
        : comparison.runs().stream()
            .filter(run -> run.repeat() == 0 && run.boundary() != null)
            .collect(Collectors.toList());
  }
}
