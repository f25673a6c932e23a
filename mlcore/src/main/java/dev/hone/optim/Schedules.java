package dev.hone.optim;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Registry;
import java.util.List;

/** All schedules by name, and their JSON form {@code {"name": "step", "every": 30, …}}. */
public final class Schedules {
  public static final Registry<Schedule> ALL =
      new Registry<>(
          Schedule.KIND,
          List.of(
              ConstantSchedule.ENTRY,
              StepSchedule.ENTRY,
              ExponentialSchedule.ENTRY,
              InverseTimeSchedule.ENTRY,
              CosineSchedule.ENTRY,
              WarmUpSchedule.ENTRY,
              ReduceOnPlateau.ENTRY));

  private Schedules() {}

  /** The names that {@link #of} knows. */
  public static List<String> names() {
    return ALL.names();
  }

  /**
   * The schedule that a text names: {@code cosine}, {@code step(every=10)}.
   *
   * @throws InvalidInputException listing the names there are, or the range of an option
   */
  public static Schedule of(String text) {
    return ALL.parse(text);
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
    return schedule.toJson();
  }
}
