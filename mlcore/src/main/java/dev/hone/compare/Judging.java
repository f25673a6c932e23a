package dev.hone.compare;

import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import dev.hone.stats.Resampling;
import dev.hone.stats.SameWithin;
import dev.hone.stats.TestFamily;

/**
 * By what rule arms are judged: fixed before any result.
 *
 * @param metric how far apart two arms may lie by the metric and be practically the same
 * @param loss the same by the loss
 * @param resampling how runs came by their rows
 * @param untilDecided whether arms got repeats until they were decided
 * @param minutes the budget that ended it before its last look; 0 where none did
 */
public record Judging(
    SameWithin metric,
    SameWithin loss,
    Resampling resampling,
    boolean untilDecided,
    double minutes) {

  /** The tests by the metric. */
  TestFamily byMetric(boolean higherIsBetter) {
    return new TestFamily(higherIsBetter, metric, resampling, untilDecided);
  }

  /** The tests by the loss. */
  TestFamily byLoss() {
    return new TestFamily(false, loss, resampling, untilDecided);
  }

  /** The same, ended by a budget. */
  Judging endedAfter(double budget) {
    return new Judging(metric, loss, resampling, untilDecided, budget);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.add("sameWithin", toJson(metric));
    json.add("lossSameWithin", toJson(loss));
    json.add("resampling", resampling.toJson());
    json.addProperty("untilDecided", untilDecided);
    json.addProperty("endedAfterMinutes", minutes);
    return json;
  }

  private static JsonObject toJson(SameWithin margin) {
    JsonObject json = new JsonObject();
    json.addProperty("size", margin.size());
    json.addProperty("relative", margin.relative());
    return json;
  }

  static Judging fromJson(JsonFields fields) {
    Judging result =
        new Judging(
            sameWithin(fields.objectOrFail("sameWithin")),
            sameWithin(fields.objectOrFail("lossSameWithin")),
            Resampling.fromJson(fields.objectOrFail("resampling")),
            fields.bool("untilDecided", false),
            fields.number("endedAfterMinutes", 0));
    fields.end();
    return result;
  }

  private static SameWithin sameWithin(JsonFields fields) {
    SameWithin result = new SameWithin(fields.number("size"), fields.bool("relative", false));
    fields.end();
    return result;
  }
}
