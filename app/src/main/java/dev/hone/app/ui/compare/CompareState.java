package dev.hone.app.ui.compare;

import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.compare.Comparison;
import java.util.List;
import java.util.Set;

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
        column == sort ? !descending : column.descendingFirst(),
        hidden);
  }

  CompareState hiding(Set<Integer> arms) {
    return new CompareState(
        experiment, comparison, curves, problem, sort, descending, Set.copyOf(arms));
  }
}
