package dev.hone.run;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Folds;
import dev.hone.data.table.Split;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Plan;
import dev.hone.stats.Resampling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows are for what in each run of an arm, and what those runs have in common: random test
 * parts, rolling blocks of a series, or folds. Runs of the same number have the same rows in every
 * arm. With folds, the runs of a repeat follow one another.
 */
public final class Splits {
  /** So many splits tell how many rows whole groups make up on average. */
  private static final int SOME = 20;

  /** Of leave-one-out, whose splits take the square of the rows. */
  private static final int MOST_ROWS = 5000;

  private final LoadedData loaded;
  private final DataSettings settings;
  private final Plan plan;
  private final Seed root;
  private final int folds;
  private final int[] blocks;
  private final Map<Integer, List<Split>> foldsOfRepeat = new HashMap<>();

  /**
   * Splits of one set of rows.
   *
   * @param root of the experiment
   * @throws InvalidInputException if the plan does not go with the rows
   */
  public Splits(LoadedData loaded, DataSettings settings, Plan plan, Seed root) {
    this.loaded = loaded;
    this.settings = settings;
    this.plan = plan;
    this.root = root;
    boolean leaveOneOut = plan.folds() == Plan.LEAVE_ONE_OUT;
    if (plan.folds() != Plan.HOLD_OUT && loaded.series()) {
      throw new InvalidInputException(Message.of("spec.folds.series"));
    }
    if (leaveOneOut && loaded.groups() != null) {
      throw new InvalidInputException(Message.of("spec.folds.groups"));
    }
    if (leaveOneOut && loaded.dataset().size() > MOST_ROWS) {
      throw new InvalidInputException(
          Message.of("spec.folds.rows", loaded.dataset().size(), MOST_ROWS));
    }
    folds = leaveOneOut ? loaded.dataset().size() : plan.folds();
    blocks = loaded.series() && plan.untilDecided() ? Split.rollingOrder(plan.repeats()) : null;
  }

  /** How many runs one repeat consists of. */
  public int folds() {
    return folds;
  }

  /** How many runs an arm has; the most, if until decided. */
  public int runs() {
    return plan.repeats() * folds;
  }

  /** From which everything random of a run is drawn. */
  public Seed seed(int run) {
    Seed repeat = root.child("repeat").child(run / folds);
    return folds == 1 ? repeat : repeat.child("fold").child(run % folds);
  }

  /** The rows of a run, before a part of the training rows was chosen. */
  public synchronized Split of(int run) {
    if (loaded.series()) {
      return Split.rolling(
          loaded.dataset().size(),
          loaded.gap(),
          settings.validationFraction(),
          settings.testFraction(),
          blocks == null ? run : blocks[run],
          plan.repeats());
    }
    if (folds == 1) {
      return Split.stratified(
          loaded.dataset(),
          loaded.groups(),
          settings.validationFraction(),
          settings.testFraction(),
          seed(run).child("split"));
    }
    int repeat = run / folds;
    return foldsOfRepeat.computeIfAbsent(repeat, this::foldsOf).get(run % folds);
  }

  private List<Split> foldsOf(int repeat) {
    double validation = settings.validationFraction() * folds / (folds - 1.0);
    return Folds.stratified(
        loaded.dataset(),
        loaded.groups(),
        folds,
        validation,
        root.child("repeat").child(repeat).child("split"));
  }

  /** What runs have in common. */
  public Resampling resampling() {
    boolean grouped = loaded.groups() != null;
    if (folds > 1) {
      Resampling parts = Resampling.folds(folds, plan.folds() == Plan.LEAVE_ONE_OUT);
      return grouped ? parts.inGroups() : parts;
    }
    Split first = of(0);
    int others = first.train().length + first.validation().length;
    if (grouped) {
      // Parts of whole groups are larger now and smaller then.
      int test = 0;
      for (int run = 0; run < SOME; run++) {
        test += of(run).test().length;
      }
      return Resampling.holdOut(test, SOME * loaded.dataset().size() - test).inGroups();
    }
    if (!loaded.series()) {
      return Resampling.holdOut(first.test().length, others);
    }
    int last = 0;
    for (int run = 1; run < plan.repeats(); run++) {
      last = Math.max(last, of(run).test()[0]);
    }
    return Resampling.series(first.test().length, others, Math.max(0, last - first.test()[0]));
  }
}
