package dev.hone.stats;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import java.util.Arrays;

/**
 * Counts in bins of equal width; the caller keeps the array unchanged.
 *
 * @param low left edge of the first bin
 * @param high right edge of the last bin
 * @param counts how many values fell into each bin, at least one bin
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode see to it
public record Histogram(double low, double high, int[] counts) {

  /**
   * Takes the bins as they are.
   *
   * @throws InvalidInputException if there is no bin, a count is negative or the edges are no range
   */
  public Histogram {
    if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high) || counts.length == 0) {
      throw new InvalidInputException(Message.of("stats.histogram", low, high, counts.length));
    }
    for (int count : counts) {
      if (count < 0) {
        throw new InvalidInputException(Message.of("stats.histogram.count", count));
      }
    }
  }

  /**
   * Counts the finite values in {@code bins} bins that reach from −r to r, r being the largest size
   * of a value, so that zero is always the middle.
   *
   * @param bins at least 1; an odd number gives zero a bin of its own
   */
  public static Histogram ofWeights(float[] values, int bins) {
    double reach = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        reach = Math.max(reach, Math.abs(value));
      }
    }
    if (reach == 0) {
      reach = 1;
    }
    int[] counts = new int[bins];
    for (float value : values) {
      if (Float.isFinite(value)) {
        counts[(int) Math.min(bins - 1, (value + reach) / (2 * reach) * bins)]++;
      }
    }
    return new Histogram(-reach, reach, counts);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("low", low);
    json.addProperty("high", high);
    JsonArray array = new JsonArray();
    for (int count : counts) {
      array.add(count);
    }
    json.add("counts", array);
    return json;
  }

  public static Histogram fromJson(JsonFields fields) {
    Histogram result =
        new Histogram(
            fields.number("low"),
            fields.number("high"),
            fields.integers("counts").stream().mapToInt(Integer::intValue).toArray());
    fields.end();
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Histogram that
        && low == that.low
        && high == that.high
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }
}
