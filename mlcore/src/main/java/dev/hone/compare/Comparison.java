package dev.hone.compare;

import com.google.gson.JsonArray;
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
import dev.hone.stats.TestFamily;
import dev.hone.trained.RunResult;
import dev.hone.trained.Scatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
 * @param baseline name of the arm the others are held against
 * @param arms one summary per arm, the baseline among them, in the spec's order
 * @param runs all runs, by arm in that order, then by repeat
 */
public record Comparison(
    Origin origin,
    ComparedData data,
    Metric metric,
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
   * @param runs every arm's runs, in any order; each arm needs the same repeats 0 … n−1
   * @throws InvalidInputException if the baseline is no arm, a run is of no arm, missing or there
   *     twice, or there are no training or test rows
   */
  public static Comparison of(
      Origin origin,
      ComparedData data,
      Metric metric,
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
    double correction = data.correction();
    Map<String, List<RunResult>> byArm = Runs.byArm(armDescriptions.keySet(), runs);
    if (!byArm.containsKey(baseline)) {
      throw InvalidInputException.value(Message.of("compare.baseline"), baseline, byArm.keySet());
    }
    List<List<RunResult>> others = new ArrayList<>();
    byArm.forEach(
        (name, armRuns) -> {
          if (!name.equals(baseline)) {
            others.add(armRuns);
          }
        });
    var byMetric =
        new TestFamily(metric.higherIsBetter(), correction)
            .judge(
                values(byArm.get(baseline), RunResult::testMetric),
                all(others, RunResult::testMetric))
            .iterator();
    var byLoss =
        new TestFamily(false, correction)
            .judge(
                values(byArm.get(baseline), RunResult::testLoss), all(others, RunResult::testLoss))
            .iterator();
    List<ArmSummary> arms = new ArrayList<>();
    List<RunResult> ordered = new ArrayList<>();
    byArm.forEach(
        (name, armRuns) -> {
          boolean isBaseline = name.equals(baseline);
          arms.add(
              ArmSummary.of(
                  name,
                  armDescriptions.get(name),
                  armRuns,
                  metric,
                  correction,
                  isBaseline ? null : new ArmSummary.Judged(byMetric.next(), byLoss.next())));
          ordered.addAll(armRuns);
        });
    return new Comparison(origin, data, metric, baseline, arms, ordered);
  }

  /** NaN where a run diverged, whatever it measured. */
  private static double[] values(List<RunResult> runs, ToDoubleFunction<RunResult> measure) {
    return runs.stream()
        .mapToDouble(run -> run.diverged() ? Double.NaN : measure.applyAsDouble(run))
        .toArray();
  }

  private static List<double[]> all(
      List<List<RunResult>> arms, ToDoubleFunction<RunResult> measure) {
    return arms.stream().map(runs -> values(runs, measure)).collect(Collectors.toList());
  }

  /** How many repeats every arm was run for. */
  public int repeats() {
    return runs.stream().max(Comparator.comparingInt(RunResult::repeat)).get().repeat() + 1;
  }

  /** The baseline's summary. */
  public ArmSummary baselineArm() {
    return arms.stream().filter(ArmSummary::isBaseline).findFirst().get();
  }

  /** This comparison with other runs under the same summaries. */
  public Comparison withRuns(List<RunResult> other) {
    return new Comparison(origin, data, metric, baseline, arms, other);
  }

  /**
   * The same result under another spec, which differs in where its data lies and in nothing else.
   */
  public Comparison withSpec(ExperimentSpec other) {
    return new Comparison(
        Origin.of(other.toJson(), origin.provenance()), data, metric, baseline, arms, runs);
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
    json.addProperty("freshData", data.fresh());
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
   * Reads what {@link #toJson} wrote. Summaries and verdicts are taken as they stand there.
   *
   * @throws InvalidInputException if a field is missing, unknown, of the wrong type or out of range
   */
  public static Comparison fromJson(JsonFields fields) {
    List<ArmSummary> arms = new ArrayList<>();
    for (JsonFields arm : fields.objects("arms")) {
      arms.add(ArmSummary.fromJson(arm));
    }
    List<RunResult> runs = new ArrayList<>();
    for (JsonFields run : fields.objects("runs")) {
      runs.add(RunResult.fromJson(run));
    }
    JsonFields points = fields.object("points");
    JsonFields reading = fields.object("reading");
    Comparison result =
        new Comparison(
            new Origin(
                fields.json("spec"),
                fields.string("specHash"),
                Provenance.fromJson(fields.objectOrFail("provenance"))),
            new ComparedData(
                fields.string("dataset"),
                new RowCounts(
                    fields.integer("poolSize"),
                    fields.integer("trainSize"),
                    fields.integer("validationSize"),
                    fields.integer("testSize")),
                fields.bool("freshData", false),
                points == null ? null : Scatter.fromJson(points),
                reading == null ? null : Reading.fromJson(reading)),
            Metrics.find(
                fields.at("metric"),
                fields.string("metric", Metrics.usual(Task.CLASSIFICATION).key())),
            fields.string("baseline"),
            arms,
            runs);
    fields.end();
    if (runs.isEmpty() || arms.stream().filter(ArmSummary::isBaseline).count() != 1) {
      throw new InvalidInputException(
          Message.of("result.arms", fields.at("arms"), fields.at("runs")));
    }
    return result;
  }
}
