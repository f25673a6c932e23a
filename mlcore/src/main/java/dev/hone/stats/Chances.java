package dev.hone.stats;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What is to be thought of one arm alone, by the correlated Bayesian t-test (Corani and Benavoli, A
 * Bayesian Approach for Comparing Cross-Validated Algorithms, Machine Learning 100, 2015; Benavoli
 * and others, Time for a Change, JMLR 18, 2017): the chances that it is worse than the baseline by
 * more than the margin, inside the margin, and better by more. They sum to 1. The other arms play
 * no part in them.
 *
 * @param worse NaN, as the others, where there is no spread to judge by
 */
public record Chances(double worse, double same, double better) {
  /** What stands where nothing can be said. */
  static final Chances NONE = new Chances(Double.NaN, Double.NaN, Double.NaN);

  /** From here on a chance is as good as a sentence. */
  private static final double SURE = 0.95;

  /**
   * The posterior is Student's t with the degrees of freedom of s² around the mean, its squared
   * scale {@code (1/J + c) s²}.
   *
   * @param moments of the differences, turned so that above 0 is better
   * @param dependence of the runs
   * @param margin 0 or more
   */
  static Chances of(Moments moments, Dependence dependence, double margin) {
    double scale = moments.standardError(dependence.correction());
    if (!(scale > 0)) {
      return NONE;
    }
    TDistribution posterior = TDistribution.of(dependence.freedom());
    double worse = posterior.cumulativeProbability((-margin - moments.mean()) / scale);
    double better = posterior.survivalProbability((margin - moments.mean()) / scale);
    return new Chances(worse, Math.max(0, 1 - worse - better), better);
  }

  /** Whether there are any. */
  public boolean exist() {
    return !Double.isNaN(same);
  }

  /**
   * Whether one of them is over 95 % and the verdict, which allows for the other arms, does not say
   * the same. Then it needs the remark that it speaks of this arm alone.
   */
  public boolean exceed(Verdict verdict) {
    return (better > SURE && !(verdict.direction() > 0 && verdict.matters()))
        || (worse > SURE && !(verdict.direction() < 0 && verdict.matters()))
        || (same > SURE && !verdict.within());
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    JsonFields.putFinite(json, "worse", worse);
    JsonFields.putFinite(json, "same", same);
    JsonFields.putFinite(json, "better", better);
    return json;
  }

  static Chances fromJson(JsonFields fields) {
    Chances result =
        new Chances(
            fields.number("worse", Double.NaN),
            fields.number("same", Double.NaN),
            fields.number("better", Double.NaN));
    fields.end();
    return result;
  }
}
