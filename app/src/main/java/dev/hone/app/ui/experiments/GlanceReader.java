package dev.hone.app.ui.experiments;

import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.compare.Comparison;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/** Reads what a card shows beside the sentence: few points of the curves, and the result. */
final class GlanceReader {
  private static final int POINTS = 60;

  private final LongFunction<Comparison> results;
  private final LongUnaryOperator ends;
  private final Curves curves;

  /** The mean curves of an experiment's arms. */
  interface Curves {
    /** Every so many epochs a point. */
    List<CurvePoint> of(long id, int stride);
  }

  /**
   * @param results gives the result of a finished experiment; null where it cannot be read
   * @param ends gives when a finished experiment ended, in milliseconds since 1970
   */
  GlanceReader(LongFunction<Comparison> results, LongUnaryOperator ends, Curves curves) {
    this.results = results;
    this.ends = ends;
    this.curves = curves;
  }

  /** Blocks. */
  Glance read(ExperimentEntity experiment) {
    boolean finished = experiment.state == ExperimentState.FINISHED;
    Comparison result = finished ? results.apply(experiment.id) : null;
    int epochs = Experiments.spec(experiment).training().epochs();
    return Glance.of(curves.of(experiment.id, Math.max(1, epochs / POINTS)), result)
        .endedAt(finished ? ends.applyAsLong(experiment.id) : 0);
  }
}
