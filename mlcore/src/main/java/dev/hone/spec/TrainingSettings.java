package dev.hone.spec;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.losses.Loss;
import dev.hone.losses.Losses;
import dev.hone.optim.Clipping;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedule;
import dev.hone.optim.Schedules;

/**
 * How all arms are trained.
 *
 * @param loss what is minimised; null for the usual one of the task
 * @param epochs at least 1
 * @param batchSize rows a step; 0 for all
 * @param clipping what the gradient is limited by
 */
public record TrainingSettings(
    Loss loss,
    int epochs,
    int batchSize,
    Optimizer optimizer,
    double learningRate,
    Schedule schedule,
    Clipping clipping) {
  public static final int DEFAULT_EPOCHS = 100;
  public static final int DEFAULT_BATCH_SIZE = 32;
  public static final String DEFAULT_OPTIMIZER = "adam";

  public TrainingSettings {
    Message where = Message.of("spec.training");
    Range.whole(1).check(where, Message.of("spec.epochs"), epochs);
    if (batchSize < 0) {
      throw InvalidInputException.value(
          where, Message.of("spec.batch-size"), batchSize, Message.of("spec.batch-sizes"));
    }
    Range.above(0).check(where, Message.of("spec.learning-rate"), learningRate);
  }

  /** What is used when nothing is said. */
  public static TrainingSettings defaults() {
    Optimizer optimizer = Optimizers.of(DEFAULT_OPTIMIZER);
    return new TrainingSettings(
        null,
        DEFAULT_EPOCHS,
        DEFAULT_BATCH_SIZE,
        optimizer,
        optimizer.suggestedLearningRate(),
        Schedules.of("constant"),
        Clipping.none());
  }

  /** The same for another number of epochs. */
  public TrainingSettings withEpochs(int other) {
    return new TrainingSettings(
        loss, other, batchSize, optimizer, learningRate, schedule, clipping);
  }

  /**
   * A limit as people give it.
   *
   * @param value largest size of one element of the gradient; 0 for no limit
   * @param norm largest global norm of the gradient; 0 for no limit
   * @throws InvalidInputException if one is negative, or both are set
   */
  public static Clipping clipping(double value, double norm) {
    if (!(value >= 0 && norm >= 0) || (value > 0 && norm > 0)) {
      throw new InvalidInputException(
          Message.of("spec.clipping", Message.of("spec.training"), value, norm));
    }
    return value > 0
        ? Clipping.byValue(value)
        : norm > 0 ? Clipping.byGlobalNorm(norm) : Clipping.none();
  }

  /** Largest size of one element of the gradient; 0 for no limit. */
  public double clipValue() {
    return clipping instanceof Clipping.ByValue by ? by.limit() : 0;
  }

  /** Largest global norm of the gradient; 0 for no limit. */
  public double clipNorm() {
    return clipping instanceof Clipping.ByGlobalNorm by ? by.limit() : 0;
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    if (loss != null) {
      json.addProperty("loss", loss.text());
    }
    json.addProperty("epochs", epochs);
    json.addProperty("batchSize", batchSize);
    json.add("optimizer", Optimizers.toJson(optimizer));
    json.addProperty("learningRate", learningRate);
    json.add("schedule", Schedules.toJson(schedule));
    json.addProperty("clipValue", clipValue());
    json.addProperty("clipNorm", clipNorm());
    return json;
  }

  static TrainingSettings fromJson(JsonFields fields) {
    JsonFields optimizerFields = fields.object("optimizer");
    Optimizer optimizer =
        optimizerFields == null
            ? Optimizers.of(DEFAULT_OPTIMIZER)
            : Optimizers.fromJson(optimizerFields);
    JsonFields scheduleFields = fields.object("schedule");
    String loss = fields.string("loss", null);
    TrainingSettings result =
        new TrainingSettings(
            loss == null ? null : Losses.ALL.parse(fields.at("loss"), loss),
            fields.integer("epochs", DEFAULT_EPOCHS),
            fields.integer("batchSize", DEFAULT_BATCH_SIZE),
            optimizer,
            fields.number("learningRate", optimizer.suggestedLearningRate()),
            scheduleFields == null ? Schedules.of("constant") : Schedules.fromJson(scheduleFields),
            clipping(fields.number("clipValue", 0), fields.number("clipNorm", 0)));
    fields.end();
    return result;
  }
}
