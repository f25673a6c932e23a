package dev.hone.stats;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;

/**
 * How runs came by their rows, and so how much their figures have in common.
 *
 * <p>With J runs and s² the variance of their values, the variance of the mean is {@code s² (1/J +
 * c)}. Where every two runs correlate by ρ, c is ρ/(1 − ρ).
 *
 * @param kind how rows were dealt out
 * @param ratio test rows over all other rows
 * @param spread of rolling blocks: how far the last block starts behind the first, in lengths of
 *     the test part; 0 for others
 * @param folds runs that one repeat consists of: 1 for a hold-out, K for K folds
 */
public record Resampling(Kind kind, double ratio, double spread, int folds) {
  /** Blocks that all lie on one place would say nothing of their spread. */
  private static final double MOST_IN_COMMON = 0.95;

  /**
   * Two runs have something of their own even on the same test rows: initial weights, training
   * rows. By simulation, degrees of freedom with so small an own part are those that the tails of t
   * have without any.
   */
  private static final double OWN = 0.15;

  /** More blocks in the same room have hardly more degrees of freedom. */
  private static final int MANY = 60;

  private static final double GROUPED = 1.3;

  /** How rows were dealt out. */
  public enum Kind {
    /** Every repeat drew data of its own: nothing is shared. */
    FRESH,
    /** Every repeat split the same rows anew by chance. */
    HOLD_OUT,
    /** Blocks of a series, one later than the other, that overlap. */
    SERIES,
    /** K folds, each the test part once. */
    FOLDS,
    /** As many folds as rows. */
    LEAVE_ONE_OUT
  }

  /** Every repeat draws its own rows. */
  public static Resampling fresh() {
    return new Resampling(Kind.FRESH, 0, 0, 1);
  }

  /** Every repeat splits the same rows by chance. */
  public static Resampling holdOut(int testRows, int otherRows) {
    return new Resampling(Kind.HOLD_OUT, (double) testRows / otherRows, 0, 1);
  }

  /**
   * Rolling blocks.
   *
   * @param otherRows of the block
   * @param places by how many rows the last block starts behind the first
   */
  public static Resampling series(int testRows, int otherRows, int places) {
    return new Resampling(
        Kind.SERIES, (double) testRows / otherRows, (double) places / testRows, 1);
  }

  /** K folds, or as many as there are rows. */
  public static Resampling folds(int folds, boolean leaveOneOut) {
    return new Resampling(
        leaveOneOut ? Kind.LEAVE_ONE_OUT : Kind.FOLDS, 1.0 / (folds - 1), 0, folds);
  }

  /**
   * The same where rows of a group stay together: they repeat each other, so that a run has less of
   * its own, and runs have more in common. By simulation up to 1.3 times as much.
   */
  public Resampling inGroups() {
    return new Resampling(kind, GROUPED * ratio, spread, folds);
  }

  /**
   * The second term of the variance of a mean over so many runs, c of {@link Dependence}.
   *
   * <p>By chance: test rows over all other rows (Nadeau and Bengio, Inference for the
   * Generalization Error, Machine Learning 52, 2003), for K folds 1/(K − 1) (Bouckaert and Frank,
   * Evaluating the Replicability of Significance Tests, PAKDD 2004). Rolling blocks come to lie
   * closer the more there are: ρ is the mean share of test rows that two blocks have in common, and
   * no less than by chance.
   */
  public double correction(int runs) {
    return dependence(runs).correction();
  }

  /**
   * What so many runs have in common. Two rolling blocks correlate by the share of test rows that
   * they both have, neighbours more than others; so their spread has fewer degrees of freedom than
   * there are runs (Satterthwaite, An Approximate Distribution of Estimates of Variance Components,
   * Biometrics 2, 1946): with R the correlations and A taking the mean away, (tr AR)²/tr(AR)².
   */
  Dependence dependence(int runs) {
    if (kind != Kind.SERIES || runs < 2) {
      return Dependence.equal(ratio, runs);
    }
    double common = 0;
    for (int apart = 1; apart < runs; apart++) {
      common += (runs - apart) * inCommon(apart, runs);
    }
    double share = Math.min(MOST_IN_COMMON, common / (runs * (runs - 1) / 2.0));
    return new Dependence(Math.max(ratio, share / (1 - share)), freedom(Math.min(MANY, runs)));
  }

  private double freedom(int runs) {
    double[] rowMeans = new double[runs];
    double mean = 0;
    for (int i = 0; i < runs; i++) {
      for (int j = 0; j < runs; j++) {
        rowMeans[i] += correlation(i - j, runs) / runs;
      }
      mean += rowMeans[i] / runs;
    }
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < runs; i++) {
      for (int j = 0; j < runs; j++) {
        double centred = correlation(i - j, runs) - rowMeans[i] - rowMeans[j] + mean;
        trace += i == j ? centred : 0;
        squares += centred * centred;
      }
    }
    return Math.max(1, trace * trace / squares);
  }

  private double correlation(int apart, int runs) {
    return apart == 0 ? 1 : (1 - OWN) * inCommon(apart, runs);
  }

  /** Share of test rows of two rolling blocks that are so many places apart. */
  private double inCommon(int apart, int runs) {
    return Math.max(0, 1 - Math.abs(apart) * spread / (runs - 1));
  }

  /** Runs that so many repeats consist of. */
  public int runs(int repeats) {
    return repeats * folds;
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("kind", JsonFields.jsonName(kind));
    json.addProperty("ratio", ratio);
    json.addProperty("spread", spread);
    json.addProperty("folds", folds);
    return json;
  }

  public static Resampling fromJson(JsonFields fields) {
    Resampling result =
        new Resampling(
            fields.oneOf("kind", Kind.class, Kind.HOLD_OUT),
            fields.number("ratio"),
            fields.number("spread"),
            fields.integer("folds"));
    fields.end();
    return result;
  }
}
