package dev.hone.report;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.compare.Comparison;
import dev.hone.spec.ArmName;

/** A comparison as a file: its figures, and the English headline for people who open it. */
public final class ResultFile {
  /** The number of the format; another number is another format. */
  public static final int FORMAT = 2;

  /** Files of this format had another rule of judging; their runs are judged anew. */
  private static final int FORMER = 1;

  private ResultFile() {}

  /** What {@code docs/comparison-json.md} describes. */
  public static JsonObject toJson(Comparison comparison) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("headline", ArmName.typed(Headline.of(comparison)).in(Language.EN));
    comparison.toJson().entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
    return json;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws InvalidInputException if a field is missing, unknown, of the wrong type or out of
   *     range, or the format is another one
   */
  public static Comparison fromJson(JsonFields fields) {
    int format = fields.integer("format");
    if (format != FORMAT && format != FORMER) {
      throw new InvalidInputException(
          Message.of("result.format", fields.at("format"), format, FORMAT));
    }
    fields.string("headline"); // worked out from the rest
    return Comparison.fromJson(fields);
  }
}
