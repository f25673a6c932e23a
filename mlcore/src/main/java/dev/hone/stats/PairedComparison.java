package dev.hone.stats;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;

/**
 * One arm held against the baseline by one measure (the metric, or the loss), over repeats that
 * share split and initial weights. Where no test was possible all numbers are NaN.
 *
 * @param difference mean of arm minus baseline, with its 95 % interval (of this arm alone)
 * @param pCorrectedT p of the corrected resampled t-test of Nadeau and Bengio
 * @param pWilcoxon p of Wilcoxon's signed rank test, unadjusted, as a second opinion
 * @param pHolm pCorrectedT after Holm's adjustment over all arms; the verdict goes by this one
 * @param verdict at a family-wise level of 5 %
 * @param repeatsNeeded repeats that would tell a true difference of this size with 80 % power at
 *     the level that Holm asks of the strictest arm; 0 where the question does not arise (the
 *     difference is told, or is exactly zero, or was not tested), {@link #NOT_REACHABLE} where more
 *     repeats would not do
 */
public record PairedComparison(
    Interval difference,
    double pCorrectedT,
    double pWilcoxon,
    double pHolm,
    Verdict verdict,
    int repeatsNeeded) {
  /**
   * More repeats would not tell the difference: more data is needed, or more than a sane number.
   */
  public static final int NOT_REACHABLE = -1;

  /** The largest number of repeats that is called reachable. */
  public static final int MOST_REPEATS = 10_000;

  /** The level of the verdicts: chance of one false verdict or more among all arms. */
  public static final double FAMILY_LEVEL = 0.05;

  /** What stands where a run of the arm or of the baseline diverged, or there is one repeat. */
  static final PairedComparison NOT_JUDGED =
      new PairedComparison(
          Interval.NONE, Double.NaN, Double.NaN, Double.NaN, Verdict.NOT_JUDGED, 0);

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.add("difference", difference.toJson());
    JsonFields.putFinite(json, "pCorrectedT", pCorrectedT);
    JsonFields.putFinite(json, "pWilcoxon", pWilcoxon);
    JsonFields.putFinite(json, "pHolm", pHolm);
    json.addProperty("verdict", JsonFields.jsonName(verdict));
    json.addProperty("repeatsNeeded", repeatsNeeded);
    return json;
  }

  public static PairedComparison fromJson(JsonFields fields) {
    PairedComparison result =
        new PairedComparison(
            Interval.fromJson(fields.objectOrFail("difference")),
            fields.number("pCorrectedT", Double.NaN),
            fields.number("pWilcoxon", Double.NaN),
            fields.number("pHolm", Double.NaN),
            fields.oneOf("verdict", Verdict.class, Verdict.NOT_JUDGED),
            fields.integer("repeatsNeeded"));
    fields.end();
    return result;
  }
}
