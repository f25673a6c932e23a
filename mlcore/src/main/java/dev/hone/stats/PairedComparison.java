package dev.hone.stats;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;

/**
 * One arm held against the baseline by one measure (the metric, or the loss), over repeats that
 * share split and initial weights. Where no test was possible all numbers are NaN.
 *
 * @param difference mean of arm minus baseline, with an interval that holds for all arms together
 *     at 95 %; without ends where all differences are equal and too few to say more
 * @param p of the corrected resampled t-test, of this arm alone
 * @param pAdjusted the same for all arms together, and over all looks where one looked more than
 *     once: up to 0.05 just where the interval excludes 0
 * @param margin inside which the two are practically the same
 * @param chances what is to be thought of this arm alone
 * @param verdict read off the interval
 * @param outlook whether more repeats would tell; {@link Outlook#NONE} where that is not asked
 */
public record PairedComparison(
    Interval difference,
    double p,
    double pAdjusted,
    double margin,
    Chances chances,
    Verdict verdict,
    Outlook outlook) {
  /** The level of the verdicts: chance of one false verdict or more among all arms. */
  public static final double FAMILY_LEVEL = 0.05;

  /** What stands where a run of the arm or of the baseline diverged, or there is one repeat. */
  static final PairedComparison NOT_JUDGED =
      new PairedComparison(
          Interval.NONE,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Chances.NONE,
          Verdict.NOT_JUDGED,
          Outlook.NONE);

  /** Without an outlook: for an arm that is the baseline under another name. */
  public PairedComparison withoutOutlook() {
    return new PairedComparison(difference, p, pAdjusted, margin, chances, verdict, Outlook.NONE);
  }

  /** The same with a difference that is measured in another unit. */
  public PairedComparison inUnit(double unit, double otherMargin) {
    Interval turned =
        new Interval(difference.mean() / unit, difference.low() / unit, difference.high() / unit);
    return new PairedComparison(turned, p, pAdjusted, otherMargin, chances, verdict, outlook);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.add("difference", difference.toJson());
    JsonFields.putFinite(json, "p", p);
    JsonFields.putFinite(json, "pAdjusted", pAdjusted);
    JsonFields.putFinite(json, "margin", margin);
    json.add("chances", chances.toJson());
    json.addProperty("verdict", JsonFields.jsonName(verdict));
    outlook.addTo(json);
    return json;
  }

  public static PairedComparison fromJson(JsonFields fields) {
    PairedComparison result =
        new PairedComparison(
            Interval.fromJson(fields.objectOrFail("difference")),
            fields.number("p", Double.NaN),
            fields.number("pAdjusted", Double.NaN),
            fields.number("margin", Double.NaN),
            Chances.fromJson(fields.objectOrFail("chances")),
            fields.oneOf("verdict", Verdict.class, Verdict.NOT_JUDGED),
            Outlook.from(fields));
    fields.end();
    return result;
  }
}
