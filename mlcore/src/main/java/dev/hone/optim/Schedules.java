package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import java.util.List;

/** All schedules by name, and their JSON form {@code {"name": "step", "every": 30, …}}. */
public final class Schedules {
  private static final Registry<Schedule> ALL = new Registry<>("schedule");

  static {
    StepSchedule step = new StepSchedule();
    ExponentialSchedule exponential = new ExponentialSchedule();
    InverseTimeSchedule inverseTime = new InverseTimeSchedule();
    CosineSchedule cosine = new CosineSchedule();
    WarmUpSchedule warmUp = new WarmUpSchedule();
    ReduceOnPlateau plateau = new ReduceOnPlateau();
    ALL.add("constant", json -> new ConstantSchedule());
    ALL.add(
        "step",
        json ->
            new StepSchedule(
                json.integer("every", step.every()), json.number("gamma", step.gamma())));
    ALL.add(
        "exponential", json -> new ExponentialSchedule(json.number("gamma", exponential.gamma())));
    ALL.add(
        "inverse-time", json -> new InverseTimeSchedule(json.number("rate", inverseTime.rate())));
    ALL.add("cosine", json -> new CosineSchedule(json.number("floor", cosine.floor())));
    ALL.add(
        "warm-up",
        json -> {
          JsonFields then = json.object("then");
          return new WarmUpSchedule(
              json.integer("epochs", warmUp.epochs()),
              json.number("start", warmUp.start()),
              then == null ? warmUp.then() : fromJson(then));
        });
    ALL.add(
        "reduce-on-plateau",
        json ->
            new ReduceOnPlateau(
                json.number("factor", plateau.factor()),
                json.integer("patience", plateau.patience()),
                json.number("minDelta", plateau.minDelta()),
                json.integer("cooldown", plateau.cooldown()),
                json.number("floor", plateau.floor())));
  }

  private Schedules() {}

  /** The names that {@link #of} knows. */
  public static List<String> names() {
    return ALL.names();
  }

  /**
   * A schedule with its default options.
   *
   * @throws InvalidInputException listing the names there are
   */
  public static Schedule of(String name) {
    return ALL.withDefaults(name);
  }

  /**
   * Reads {@code name} and the options of that schedule, and ends the object.
   *
   * @throws InvalidInputException for an unknown name, listing those there are, an unknown option
   *     or one out of range
   */
  public static Schedule fromJson(JsonFields json) {
    return ALL.read(json);
  }

  /** What {@link #fromJson} reads: the name and every option. */
  public static JsonObject toJson(Schedule schedule) {
    JsonObject json = new JsonObject();
    json.addProperty("name", schedule.name());
    schedule.describe(json);
    return json;
  }
}
