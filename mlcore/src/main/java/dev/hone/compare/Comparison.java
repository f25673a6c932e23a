package dev.hone.compare;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.run.Provenance;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.Plan;
import dev.hone.stats.PairedComparison;
import dev.hone.stats.Resampling;
import dev.hone.trained.RunResult;
import dev.hone.trained.Scatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The whole result of comparing arms: what was run, every run, the summaries and the verdicts.
 *
 * @param origin what it came from
 * @param data what it was made on
 * @param metric the measure of the primary verdict
 * @param judging the rule of the verdicts
 * @param baseline name of the arm the others are held against
 * @param arms one summary per arm, the baseline among them, in the spec's order
 * @param runs all runs, by arm in that order, then by repeat
 */
public record Comparison(
    Origin origin,
    ComparedData data,
    Metric metric,
    Judging judging,
    String baseline,
    List<ArmSummary> arms,
    List<RunResult> runs) {
  /**
   * Copies the lists.
   *
   * @throws InvalidInputException if a run that did not diverge was not measured on test rows
   */
  public Comparison {
    for (RunResult run : runs) {
      if (!run.diverged() && Double.isNaN(run.testLoss() + run.testMetric())) {
        throw new InvalidInputException(Message.of("compare.unmeasured", run.repeat(), run.arm()));
      }
    }
    arms = Collections.unmodifiableList(new ArrayList<>(arms));
    runs = Collections.unmodifiableList(new ArrayList<>(runs));
  }

  /**
   * Summarises and judges finished runs.
   *
   * @param armDescriptions every arm's name and its setting in words, in the order to show
   * @param judging the rule of the verdicts
   * @param runs every arm's runs, in any order; each arm needs the same repeats 0 … n−1, or until
   *     decided the first of the baseline's
   * @throws InvalidInputException if the baseline is no arm, a run is of no arm, missing or there
   *     twice, or there are no training or test rows
   */
  public static Comparison of(
      Origin origin,
      ComparedData data,
      Metric metric,
      Judging judging,
      String baseline,
      Map<String, String> armDescriptions,
      List<RunResult> runs) {
    RowCounts rows = data.rows();
    if (rows.train() < 1 || rows.test() < 1) {
      throw new InvalidInputException(Message.of("compare.rows", rows.train(), rows.test()));
    }
    if (rows.pool() < rows.train()) {
      throw new InvalidInputException(Message.of("compare.pool", rows.train(), rows.pool()));
    }
    Map<String, List<RunResult>> byArm =
        Runs.byArm(armDescriptions.keySet(), runs, judging.untilDecided());
    if (!byArm.containsKey(baseline)) {
      throw InvalidInputException.value(Message.of("compare.baseline"), baseline, byArm.keySet());
    }
    Map<String, ArmSummary.Judged> judged = judge(metric, judging, baseline, byArm);
    List<ArmSummary> arms = new ArrayList<>();
    List<RunResult> ordered = new ArrayList<>();
    byArm.forEach(
        (name, armRuns) -> {
          ArmSummary.Judged own = judged.get(name);
          // Chance is all that differs, so there is nothing that more repeats could tell.
          if (own != null && armDescriptions.get(name).equals(armDescriptions.get(baseline))) {
            own = new ArmSummary.Judged(own.metric().withoutOutlook(), own.loss().withoutOutlook());
          }
          arms.add(
              ArmSummary.of(
                  name, armDescriptions.get(name), armRuns, metric, judging.resampling(), own));
          ordered.addAll(armRuns);
        });
    return new Comparison(origin, data, metric, judging, baseline, arms, ordered);
  }

  /** By name, every arm but the baseline against it. */
  static Map<String, ArmSummary.Judged> judge(
      Metric metric, Judging judging, String baseline, Map<String, List<RunResult>> byArm) {
    Map<String, PairedComparison> byMetric = judgeMetric(metric, judging, baseline, byArm);
    if (byMetric.isEmpty()) {
      return Map.of();
    }
    List<PairedComparison> byLoss =
        judging
            .byLoss()
            .judge(
                values(byArm.get(baseline), RunResult::testLoss),
                all(others(baseline, byArm), RunResult::testLoss));
    Map<String, ArmSummary.Judged> result = new HashMap<>();
    int next = 0;
    for (Map.Entry<String, PairedComparison> arm : byMetric.entrySet()) {
      result.put(arm.getKey(), new ArmSummary.Judged(arm.getValue(), byLoss.get(next)));
      next++;
    }
    return result;
  }

  /** The same by the metric alone, in the arms' order. */
  static Map<String, PairedComparison> judgeMetric(
      Metric metric, Judging judging, String baseline, Map<String, List<RunResult>> byArm) {
    List<List<RunResult>> others = others(baseline, byArm);
    if (others.isEmpty()) {
      return Map.of();
    }
    List<RunResult> base = byArm.get(baseline);
    List<PairedComparison> judged =
        judging.resampling().kind() == Resampling.Kind.LEAVE_ONE_OUT
            ? LeaveOneOut.judge(metric, judging, base, others)
            : judging
                .byMetric(metric.higherIsBetter())
                .judge(values(base, RunResult::testMetric), all(others, RunResult::testMetric));
    Map<String, PairedComparison> result = new LinkedHashMap<>();
    for (String name : byArm.keySet()) {
      if (!name.equals(baseline)) {
        result.put(name, judged.get(result.size()));
      }
    }
    return result;
  }

  private static List<List<RunResult>> others(String baseline, Map<String, List<RunResult>> byArm) {
    return byArm.entrySet().stream()
        .filter(arm -> !arm.getKey().equals(baseline))
        .map(Map.Entry::getValue)
        .collect(Collectors.toList());
  }

  /** NaN where a run diverged, whatever it measured. */
  static double[] values(List<RunResult> runs, ToDoubleFunction<RunResult> measure) {
    return runs.stream()
        .mapToDouble(run -> run.diverged() ? Double.NaN : measure.applyAsDouble(run))
        .toArray();
  }

  static List<double[]> all(List<List<RunResult>> arms, ToDoubleFunction<RunResult> measure) {
    return arms.stream().map(runs -> values(runs, measure)).collect(Collectors.toList());
  }

  /** How many repeats the baseline was run for; an arm that was decided earlier had fewer. */
  public int repeats() {
    return baselineArm().runs() / judging.resampling().folds();
  }

  /** Share of training labels that were made wrong on purpose. */
  public double labelNoise() {
    return ofData("labelNoise", 0);
  }

  /** Share of the training rows that were trained on. */
  public double trainFraction() {
    return ofData("trainFraction", 1);
  }

  private double ofData(String name, double whenAbsent) {
    JsonElement settings = origin.spec().get("data");
    JsonElement value =
        settings != null && settings.isJsonObject() ? settings.getAsJsonObject().get(name) : null;
    boolean number =
        value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    return number ? value.getAsDouble() : whenAbsent;
  }

  /** Whether every repeat drew data of its own. */
  public boolean fresh() {
    return judging.resampling().kind() == Resampling.Kind.FRESH;
  }

  /** The baseline's summary. */
  public ArmSummary baselineArm() {
    return arms.stream().filter(ArmSummary::isBaseline).findFirst().get();
  }

  /** The summary of the arm of a name; one that is not there is a fault of the program. */
  public ArmSummary arm(String name) {
    return arms.stream().filter(arm -> arm.name().equals(name)).findFirst().get();
  }

  /** This comparison with other runs under the same summaries. */
  public Comparison withRuns(List<RunResult> other) {
    return new Comparison(origin, data, metric, judging, baseline, arms, other);
  }

  /**
   * The same result under another spec, which differs in where its data lies and in nothing else.
   */
  public Comparison withSpec(ExperimentSpec other) {
    return new Comparison(
        Origin.of(other.toJson(), origin.provenance()),
        data,
        metric,
        judging,
        baseline,
        arms,
        runs);
  }

  /** Without what was recorded epoch by epoch: small, with all summaries and verdicts. */
  public Comparison withoutHistory() {
    return withRuns(
        runs.stream().map(run -> run.withHistory(List.of())).collect(Collectors.toList()));
  }

  /** The figures; the file of a result has a sentence too, and is made by the reports. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("dataset", data.name());
    json.addProperty("metric", metric.key());
    json.addProperty("baseline", baseline);
    json.addProperty("poolSize", data.rows().pool());
    json.addProperty("trainSize", data.rows().train());
    json.addProperty("validationSize", data.rows().validation());
    json.addProperty("testSize", data.rows().test());
    json.add("judging", judging.toJson());
    json.add("provenance", origin.provenance().toJson());
    json.addProperty("specHash", origin.specHash());
    json.add("spec", origin.spec().deepCopy());
    JsonArray armArray = new JsonArray();
    arms.forEach(arm -> armArray.add(arm.toJson()));
    json.add("arms", armArray);
    JsonArray runArray = new JsonArray();
    runs.forEach(run -> runArray.add(run.toJson()));
    json.add("runs", runArray);
    if (data.points() != null) {
      json.add("points", data.points().toJson());
    }
    if (data.reading() != null) {
      json.add("reading", data.reading().toJson());
    }
    return json;
  }

  /**
   * Reads what {@link #toJson} wrote. Summaries and verdicts are taken as they stand there; where a
   * version before this rule wrote them, the runs are judged anew.
   *
   * @throws InvalidInputException if a field is missing, unknown, of the wrong type or out of range
   */
  public static Comparison fromJson(JsonFields fields) {
    List<RunResult> runs = new ArrayList<>();
    for (JsonFields run : fields.objects("runs")) {
      runs.add(RunResult.fromJson(run));
    }
    JsonFields points = fields.object("points");
    JsonFields reading = fields.object("reading");
    Origin origin =
        new Origin(
            fields.json("spec"),
            fields.string("specHash"),
            Provenance.fromJson(fields.objectOrFail("provenance")));
    ComparedData data =
        new ComparedData(
            fields.string("dataset"),
            new RowCounts(
                fields.integer("poolSize"),
                fields.integer("trainSize"),
                fields.integer("validationSize"),
                fields.integer("testSize")),
            points == null ? null : Scatter.fromJson(points),
            reading == null ? null : Reading.fromJson(reading));
    Metric metric =
        Metrics.find(
            fields.at("metric"), fields.string("metric", Metrics.usual(Task.CLASSIFICATION).key()));
    String baseline = fields.string("baseline");
    JsonFields judging = fields.object("judging");
    boolean fresh = judging == null && fields.bool("freshData", false);
    List<JsonFields> armFields = fields.objects("arms");
    fields.end();
    Comparison result =
        judging == null
            ? judgedAnew(origin, data, metric, fresh, baseline, armFields, runs)
            : new Comparison(
                origin,
                data,
                metric,
                Judging.fromJson(judging),
                baseline,
                armFields.stream().map(ArmSummary::fromJson).collect(Collectors.toList()),
                runs);
    if (runs.isEmpty() || result.arms.stream().filter(ArmSummary::isBaseline).count() != 1) {
      throw new InvalidInputException(
          Message.of("result.arms", fields.at("arms"), fields.at("runs")));
    }
    return result;
  }

  /** A result of a version that had another rule. */
  private static Comparison judgedAnew(
      Origin origin,
      ComparedData data,
      Metric metric,
      boolean fresh,
      String baseline,
      List<JsonFields> arms,
      List<RunResult> runs) {
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (JsonFields arm : arms) {
      descriptions.put(arm.string("name"), arm.string("description"));
    }
    Plan usual = Plan.of(1);
    Judging judging =
        new Judging(
            usual.margin(metric),
            usual.lossMargin(),
            fresh ? Resampling.fresh() : Resampling.holdOut(data.rows().test(), data.rows().pool()),
            false,
            0);
    return of(origin, data, metric, judging, baseline, descriptions, runs);
  }
}
