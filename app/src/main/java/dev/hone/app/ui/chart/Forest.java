package dev.hone.app.ui.chart;

import dev.hone.base.Language;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.Wording;
import dev.hone.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Each arm's difference from the baseline with its interval, as it is drawn: in the unit that is
 * read (points of a share), turned so that better is to the right.
 *
 * @param baseline its title
 * @param axis the axis' title
 * @param margin inside which arms are practically the same, in words
 * @param sign 1 where more is better, else −1: a place on the axis times this is the difference
 * @param rows the arms but the baseline, in their order
 */
public record Forest(String baseline, String axis, String margin, int sign, List<Row> rows) {
  /**
   * An arm.
   *
   * @param figures difference and interval in words, or why there is none
   * @param verdict in words
   * @param mean its place; NaN if it was not judged
   * @param low the left end; NaN if there is no interval
   * @param high the right end
   * @param margin half of the band's width; NaN if there is none
   */
  public record Row(
      String name,
      Tone tone,
      String figures,
      String verdict,
      double mean,
      double low,
      double high,
      double margin) {
    boolean drawn() {
      return !Double.isNaN(mean);
    }

    boolean hasEnds() {
      return !Double.isNaN(low) && !Double.isNaN(high);
    }
  }

  /** What a comparison says by its metric. */
  public static Forest of(Comparison comparison, Language language) {
    int sign = comparison.metric().higherIsBetter() ? 1 : -1;
    double scale = comparison.metric().scale().factor();
    List<Row> rows = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      if (!arm.isBaseline()) {
        rows.add(row(comparison, arm, sign * scale, scale, language));
      }
    }
    return new Forest(
        comparison.baselineArm().title().in(language),
        Wording.differenceAxis(comparison.metric()).in(language),
        Wording.margin(comparison).in(language),
        sign,
        rows);
  }

  private static Row row(
      Comparison comparison, ArmSummary arm, double turn, double scale, Language language) {
    Interval difference = arm.metricComparison().difference();
    String verdict = Wording.verdict(comparison, arm).in(language);
    boolean judged = !Double.isNaN(difference.mean());
    boolean ends = difference.hasBounds();
    double one = turn * difference.low();
    double other = turn * difference.high();
    return new Row(
        arm.title().in(language),
        Tone.of(arm.metricComparison().verdict()),
        judged ? Wording.difference(comparison.metric(), difference).in(language) : verdict,
        verdict,
        turn * difference.mean(),
        ends ? Math.min(one, other) : Double.NaN,
        ends ? Math.max(one, other) : Double.NaN,
        scale * arm.metricComparison().margin());
  }

  /** Whether there is anything to draw. */
  public boolean drawn() {
    return rows.stream().anyMatch(Row::drawn);
  }

  /** What the axis shows: zero, every margin, every interval, and a little more. */
  Scale scale() {
    double least = 0;
    double most = 0;
    for (Row row : rows) {
      for (double place : new double[] {row.mean, row.low, row.high, -row.margin, row.margin}) {
        if (!Double.isNaN(place)) {
          least = Math.min(least, place);
          most = Math.max(most, place);
        }
      }
    }
    return Scale.linear(least, most).withMargin(0.06);
  }
}
