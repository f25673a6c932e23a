package dev.hone.spec;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hone.base.Hash;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.base.Values;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.regularizers.Regularizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A comparison, complete: what the app, the command line and the database hold. The same spec and
 * data give the same numbers on any machine with the same executor.
 *
 * @param metric by which arms are judged; null for the usual one of the task
 * @param arms two or more to compare (one to train only); the first is the baseline
 * @param plan how often each arm is trained, each time with its own split and initial weights
 * @param seed from which everything random is drawn
 */
public record ExperimentSpec(
    DataSettings data,
    ModelSettings model,
    TrainingSettings training,
    Metric metric,
    List<Arm> arms,
    Plan plan,
    long seed) {
  /** Raised when a spec can no longer be read by an older Hone. */
  public static final int VERSION = 1;

  private static final int MAX_ARMS = 50;
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  public ExperimentSpec {
    arms = List.copyOf(arms);
    Message where = Message.of("spec.experiment");
    Range.whole(1, MAX_ARMS).check(where, Message.of("spec.arms"), arms.size());
    Set<String> names = new HashSet<>();
    for (Arm arm : arms) {
      if (!names.add(arm.name())) {
        throw new InvalidInputException(
            Message.of("spec.same-name", arm.name(), arm.regularization().toString()));
      }
      needs(arm, Regularizer.VALIDATION, data.validationFraction() > 0);
      needs(arm, Regularizer.SEQUENCES, model.family().sequences());
    }
  }

  private static void needs(Arm arm, String need, boolean there) {
    for (Values one : arm.regularization().values()) {
      if (one.card().needs().contains(need) && !there) {
        throw new InvalidInputException(
            Message.of("need." + need, Message.of("place.arm", arm.name()), one.card().name()));
      }
    }
  }

  /** Judged by the usual metric of the task. */
  public ExperimentSpec(
      DataSettings data,
      ModelSettings model,
      TrainingSettings training,
      List<Arm> arms,
      int repeats,
      long seed) {
    this(data, model, training, null, arms, Plan.of(repeats), seed);
  }

  /** The arm that the others are compared with. */
  public Arm baseline() {
    return arms.get(0);
  }

  /** How often each arm is trained, or each of its folds; the most, if until decided. */
  public int repeats() {
    return plan.repeats();
  }

  /**
   * How many runs each arm has: one a repeat, or as many as there are folds; the most, if until
   * decided. Of leave-one-out, whose folds only the data tell, it is the number of repeats.
   */
  public int runsOfArm() {
    return plan.repeats() * Math.max(1, plan.folds());
  }

  /** How many runs there are in all, see {@link #runsOfArm}. */
  public int runs() {
    return arms.size() * runsOfArm();
  }

  /** The same on other data. */
  public ExperimentSpec withData(DataSettings other) {
    return new ExperimentSpec(other, model, training, metric, arms, plan, seed);
  }

  /** The same, judged by another metric; null for the usual one of the task. */
  public ExperimentSpec withMetric(Metric other) {
    return new ExperimentSpec(data, model, training, other, arms, plan, seed);
  }

  /** The same with another plan. */
  public ExperimentSpec withPlan(Plan other) {
    return new ExperimentSpec(data, model, training, metric, arms, other, seed);
  }

  /** One arm of it, to be trained once. */
  public ExperimentSpec withOnly(Arm arm) {
    return new ExperimentSpec(data, model, training, metric, List.of(arm), Plan.of(1), seed);
  }

  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.add("data", data.toJson());
    json.add("model", model.toJson());
    json.add("training", training.toJson());
    if (metric != null) {
      json.addProperty("metric", metric.key());
    }
    JsonArray list = new JsonArray();
    arms.forEach(arm -> list.add(arm.toJson()));
    json.add("arms", list);
    plan.addTo(json);
    json.addProperty("seed", seed);
    return json;
  }

  /** The JSON as people read it. */
  public String toPrettyJson() {
    return PRETTY.toJson(toJson());
  }

  /**
   * Reads a spec.
   *
   * @param what what the text is, for messages: the file's name
   * @throws InvalidInputException naming the field that is wrong and what is allowed
   */
  public static ExperimentSpec parse(String what, String text) {
    Message file = Message.of("spec.file", what);
    JsonFields fields = JsonFields.parse(file, text);
    try {
      return fromJson(fields);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(Message.of("error.at", file, e.said()), e);
    }
  }

  public static ExperimentSpec fromJson(JsonFields fields) {
    int version = fields.integer("version");
    if (version != VERSION) {
      throw new InvalidInputException(
          Message.of(version > VERSION ? "spec.newer" : "spec.version", version, VERSION));
    }
    JsonFields model = fields.object("model");
    JsonFields training = fields.object("training");
    String metric = fields.string("metric", null);
    ExperimentSpec result =
        new ExperimentSpec(
            DataSettings.fromJson(fields.objectOrFail("data")),
            model == null ? Defaults.spec().model() : ModelSettings.fromJson(model),
            training == null ? TrainingSettings.defaults() : TrainingSettings.fromJson(training),
            metric == null ? null : Metrics.find(fields.at("metric"), metric),
            fields.objects("arms").stream().map(Arm::fromJson).collect(Collectors.toList()),
            Plan.from(fields),
            fields.longInteger("seed", 0));
    fields.end();
    return result;
  }

  /** Sixteen hexadecimal digits that stand for the spec; the same for equal specs only. */
  public String hash() {
    return Hash.sha256Hex(toJson().toString()).substring(0, 16);
  }
}
