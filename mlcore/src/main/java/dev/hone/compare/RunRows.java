package dev.hone.compare;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Split;
import dev.hone.run.PreparedData;
import dev.hone.run.Splits;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.stats.Resampling;
import java.util.HashMap;
import java.util.Map;

/** The rows of each run: loaded and split when they are asked for, then kept. */
final class RunRows {
  private final ExperimentSpec spec;
  private final boolean fresh;
  private final LoadedData first;
  private final Splits splits;
  private final Map<Integer, PreparedData> prepared = new HashMap<>();

  /**
   * Loads the rows of the first run.
   *
   * @throws InvalidInputException if the plan does not go with the data
   */
  RunRows(ExperimentSpec spec) {
    this.spec = spec;
    String source = spec.data().source();
    fresh = Catalogue.has(source) && Catalogue.find(source).generated();
    if (fresh && spec.plan().folds() != Plan.HOLD_OUT) {
      throw new InvalidInputException(Message.of("spec.folds.fresh", source));
    }
    Seed root = new Seed(spec.seed());
    first = PreparedData.load(spec.data(), root.child("repeat").child(0).child("data"));
    splits = new Splits(first, spec.data(), spec.plan(), root);
  }

  /** The rows of the first run, before they are split. */
  LoadedData first() {
    return first;
  }

  /** How many runs an arm has; the most, if until decided. */
  int runs() {
    return splits.runs();
  }

  Seed seed(int run) {
    return splits.seed(run);
  }

  Resampling resampling() {
    return fresh ? Resampling.fresh() : splits.resampling();
  }

  synchronized PreparedData of(int run) {
    return prepared.computeIfAbsent(run, this::prepare);
  }

  private PreparedData prepare(int run) {
    if (!fresh) {
      return PreparedData.of(first, spec.data(), splits.of(run), seed(run));
    }
    LoadedData own = PreparedData.load(spec.data(), seed(run).child("data"));
    // Fresh series have no older rows to roll over: each repeat uses the whole of its own.
    Split split =
        own.series()
            ? new Splits(own, spec.data(), Plan.of(1), seed(run)).of(0)
            : new Splits(own, spec.data(), spec.plan(), new Seed(spec.seed())).of(run);
    return PreparedData.of(own, spec.data(), split, seed(run));
  }

  /** Rows that no arm will have again need not be kept; those of the first run are shown. */
  synchronized void forget(int run) {
    if (run > 0) {
      prepared.remove(run);
    }
  }
}
