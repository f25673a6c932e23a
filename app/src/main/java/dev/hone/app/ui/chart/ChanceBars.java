package dev.hone.app.ui.chart;

import dev.hone.base.Language;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.Wording;
import dev.hone.stats.Chances;
import java.util.ArrayList;
import java.util.List;

/**
 * Each arm's verdict and its chances to be worse, the same or better, as a bar of three colours.
 *
 * @param rows the arms but the baseline, in their order
 */
public record ChanceBars(List<Row> rows) {
  /**
   * An arm.
   *
   * @param verdict in words
   * @param figures the chances in words, with a star where they say more than the verdict
   * @param parts of worse, same and better, 0 to 1; empty where there are none
   */
  public record Row(String name, Tone tone, String verdict, String figures, List<Double> parts) {}

  /** What a comparison says by its metric. */
  public static ChanceBars of(Comparison comparison, Language language) {
    List<Row> rows = new ArrayList<>();
    for (ArmSummary arm : comparison.arms()) {
      if (!arm.isBaseline()) {
        Chances chances = arm.metricComparison().chances();
        rows.add(
            new Row(
                arm.title().in(language),
                Tone.of(arm.metricComparison().verdict()),
                Wording.verdict(comparison, arm).in(language),
                Wording.chanceWords(arm.metricComparison()).in(language),
                chances.exist()
                    ? List.of(chances.worse(), chances.same(), chances.better())
                    : List.of()));
      }
    }
    return new ChanceBars(rows);
  }
}
