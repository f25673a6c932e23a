package dev.hone.report;

import com.google.gson.JsonObject;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.metrics.Metric;
import dev.hone.stats.PairedComparison;
import java.util.Map;
import java.util.function.Function;

/**
 * What the page's script says: every text that it puts into charts, by the name under which it asks
 * for it. Where the script knows a part that this class does not, the text has {@code {0}} there.
 */
final class PageWords {
  private final Comparison comparison;
  private final Language language;
  private final JsonObject json = new JsonObject();

  private PageWords(Comparison comparison, Language language) {
    this.comparison = comparison;
    this.language = language;
  }

  static JsonObject of(Comparison comparison, Language language) {
    PageWords words = new PageWords(comparison, language);
    words.metric();
    words.charts();
    words.arms();
    words.judged();
    return words.json;
  }

  /** The metric's name and how its values are drawn. */
  private void metric() {
    Metric metric = comparison.metric();
    Message name = metric.name();
    JsonObject drawn = new JsonObject();
    drawn.addProperty("name", name.in(language));
    drawn.addProperty("axis", MetricWords.axis(metric).in(language));
    drawn.addProperty("scale", metric.scale().factor());
    drawn.addProperty("higherIsBetter", metric.higherIsBetter());
    if (metric.largest() < Double.POSITIVE_INFINITY) {
      drawn.addProperty("largest", metric.largest());
    }
    json.add("metric", drawn);
    put("byMetric", "chart.by-metric", name);
    put("byLoss", "chart.by-loss");
    json.addProperty("metricDifference", Wording.differenceAxis(metric).in(language));
    put("lossDifference", "chart.axis.loss");
  }

  private void charts() {
    put("trainTest", "page.train-test");
    put("everyDiverged", "chart.every-diverged");
    put("notJudged", "verdict.not-judged");
    put("band", "chart.band");
    put("training", "chart.value.training", "{0}", "{1}");
    put("test", "chart.value.test", "{0}", "{1}");
    put("difference", "chart.value.difference", "{0}", "{1}");
    put("loss", "chart.loss");
    put("gap", "chart.gap");
    put("gapAxis", "chart.gap.axis");
    put("gradientNorm", "chart.gradient-norm");
    put("nothingMeasured", "chart.nothing-measured");
    put("byEpoch", "chart.by-epoch", "{0}", "{1}");
    put("epoch", "chart.epoch");
    put("noFinishedRun", "chart.no-finished-run");
    put("weightsOf", "chart.weights", "{0}");
    put("boundaryOf", "chart.boundary", "{0}");
    put("boundaryAxes", "chart.boundary.axes", "{0}", "{1}");
    put("boundarySureness", "chart.boundary.sureness");
    put("boundaryMarks", "chart.boundary.marks");
    put("boundaryFirstOnly", "chart.boundary.first-only");
    put("noBoundary", "chart.boundary.none");
    put("repeat", "chart.repeat", "{0}");
  }

  /** By the measure and the arm's name: the verdict's colour, and the chances in words. */
  private void judged() {
    JsonObject tones = new JsonObject();
    JsonObject chances = new JsonObject();
    JsonObject alone = new JsonObject();
    Map<String, Function<ArmSummary, PairedComparison>> measures =
        Map.of(
            "metricComparison",
            ArmSummary::metricComparison,
            "lossComparison",
            ArmSummary::lossComparison);
    measures.forEach(
        (measure, of) -> {
          JsonObject tone = new JsonObject();
          JsonObject text = new JsonObject();
          JsonObject more = new JsonObject();
          for (ArmSummary arm : comparison.arms()) {
            if (!arm.isBaseline()) {
              PairedComparison judged = of.apply(arm);
              tone.addProperty(arm.name(), Wording.tone(judged.verdict()));
              if (judged.chances().exist()) {
                text.addProperty(arm.name(), Wording.chancesOf(arm, judged).in(language));
                more.addProperty(arm.name(), judged.chances().exceed(judged.verdict()));
              }
            }
          }
          tones.add(measure, tone);
          chances.add(measure, text);
          alone.add(measure, more);
        });
    json.add("tones", tones);
    json.add("chances", chances);
    json.add("alone", alone);
  }

  /**
   * By the arm's name: its title, how many runs it has and diverged, and how many weights are near
   * zero.
   */
  private void arms() {
    JsonObject titles = new JsonObject();
    JsonObject diverged = new JsonObject();
    JsonObject nearZero = new JsonObject();
    JsonObject runs = new JsonObject();
    for (ArmSummary arm : comparison.arms()) {
      titles.addProperty(arm.name(), arm.title().in(language));
      runs.addProperty(arm.name(), Message.of("chart.runs", arm.runs()).in(language));
      if (arm.divergedRuns() > 0) {
        diverged.addProperty(arm.name(), Wording.diverged(arm).in(language));
      }
      if (!Double.isNaN(arm.nearZeroShare())) {
        nearZero.addProperty(arm.name(), Wording.nearZero(arm).in(language));
      }
    }
    json.add("titles", titles);
    json.add("diverged", diverged);
    json.add("nearZero", nearZero);
    json.add("runs", runs);
  }

  private void put(String name, String key, Object... arguments) {
    json.addProperty(name, Message.of(key, arguments).in(language));
  }
}
