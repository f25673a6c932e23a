package dev.hone.stats;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether more repeats would tell a difference that was not told.
 *
 * <p>The difference is known by an interval alone, and so is the answer. With J runs the corrected
 * t statistic follows a noncentral t distribution whose noncentrality is the true difference over
 * {@code σ √(1/J + c)}; the noncentralities that agree with the t that was seen, for more runs at
 * their c and their critical value, give a range of chances.
 *
 * @param powers for the numbers of repeats that have not been made yet, ascending
 * @param moreData whether even the upper end of what the difference may be (95 %) would not be told
 *     half of the time by {@value #LIMIT} repeats: then it takes more data
 */
public record Outlook(List<Power> powers, boolean moreData) {
  /** Says nothing. */
  public static final Outlook NONE = new Outlook(List.of(), false);

  private static final int[] REPEATS = {10, 20, 50};
  private static final int LEAST_RUNS = 5;
  private static final int LIMIT = 1000;
  private static final double HALF = 0.5;

  /** Ends of the range of powers: the difference is between them four times in five. */
  private static final double TAIL = 0.1;

  /** The upper end for "more data". */
  private static final double FAR_TAIL = 0.025;

  /**
   * In how many of all comparisons with so many repeats the difference would be told.
   *
   * @param repeats of each arm
   * @param low at the lower end of what the difference may be (80 % interval)
   * @param high at the upper end
   */
  public record Power(int repeats, double low, double high) {}

  /** Copies the list. */
  public Outlook {
    powers = Collections.unmodifiableList(new ArrayList<>(powers));
  }

  /**
   * Looks ahead.
   *
   * @param moments of the differences
   * @param resampling of the runs
   * @param level two-sided, at which one arm would be tested
   */
  static Outlook of(Moments moments, Resampling resampling, double level) {
    int runs = moments.count();
    if (runs < LEAST_RUNS
        || !(moments.deviation() > 0)
        || resampling.kind() == Resampling.Kind.LEAVE_ONE_OUT) {
      return NONE;
    }
    Dependence now = resampling.dependence(runs);
    double unit = Math.sqrt(1.0 / runs + now.correction());
    double t = moments.mean() / moments.standardError(now.correction());
    double freedom = now.freedom();
    double low = unit * NoncentralT.shift(t, freedom, TAIL);
    double high = unit * NoncentralT.shift(t, freedom, 1 - TAIL);
    double least = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
    double most = Math.max(Math.abs(low), Math.abs(high));
    double farthest =
        unit
            * Math.max(
                Math.abs(NoncentralT.shift(t, freedom, FAR_TAIL)),
                Math.abs(NoncentralT.shift(t, freedom, 1 - FAR_TAIL)));
    List<Power> powers = new ArrayList<>();
    for (int repeats : REPEATS) {
      if (resampling.runs(repeats) > runs) {
        powers.add(
            new Power(
                repeats,
                power(least, resampling, repeats, level),
                power(most, resampling, repeats, level)));
      }
    }
    return new Outlook(powers, power(farthest, resampling, LIMIT, level) < HALF);
  }

  private static double power(double size, Resampling resampling, int repeats, double level) {
    int runs = resampling.runs(repeats);
    Dependence then = resampling.dependence(runs);
    double shift = size / Math.sqrt(1.0 / runs + then.correction());
    return NoncentralT.power(level, then.freedom(), shift);
  }

  void addTo(JsonObject json) {
    JsonArray array = new JsonArray();
    for (Power power : powers) {
      JsonObject one = new JsonObject();
      one.addProperty("repeats", power.repeats());
      one.addProperty("low", power.low());
      one.addProperty("high", power.high());
      array.add(one);
    }
    json.add("outlook", array);
    json.addProperty("moreData", moreData);
  }

  static Outlook from(JsonFields fields) {
    List<Power> powers = new ArrayList<>();
    for (JsonFields one : fields.objects("outlook")) {
      powers.add(new Power(one.integer("repeats"), one.number("low"), one.number("high")));
      one.end();
    }
    return new Outlook(powers, fields.bool("moreData", false));
  }
}
