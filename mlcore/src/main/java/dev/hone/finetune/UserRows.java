package dev.hone.finetune;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.csv.CsvData;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.DataFormats;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.FileFormat;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import java.util.List;

/**
 * Rows that a user brings for a base.
 *
 * @param rows with the base's columns; with the base's classes where it knows them all
 * @param notes of the reader
 */
public record UserRows(Dataset rows, List<Message> notes) {
  /**
   * Reads rows for a base. Classes that the base does not know make it a new set of classes.
   *
   * @param source one of what {@link DataFormats#examples} lists
   * @throws InvalidInputException if a column of the base, or the target, is missing
   */
  public static UserRows load(String source, Schema base) {
    return load(source, base, Reading.of(base));
  }

  /**
   * The same, read as the base's data were.
   *
   * @param training what the base keeps of its reading
   */
  public static UserRows load(String source, Schema base, Reading training) {
    if (!(DataFormats.of(source) instanceof FileFormat)) {
      Dataset rows = DataSource.load(source, DataSource.Options.defaults(), new Seed(0)).dataset();
      return new UserRows(matched(source, rows, base), List.of());
    }
    Schema schema = base.task() == Task.CLASSIFICATION ? withOwnClasses(source, base) : base;
    CsvData data = DataSource.loadToPredict(source, schema, training, TableOptions.defaults());
    if (!data.dataset().hasTargets()) {
      throw new InvalidInputException(Message.of("finetune.no-target", source, base.targetName()));
    }
    return new UserRows(data.dataset(), data.notes());
  }

  private static Schema withOwnClasses(String source, Schema base) {
    FileFormat format = DataFormats.ofFile(source);
    boolean ownTarget = format.hasOwnTarget();
    if (base.targetPerStep() || (base.steps() > 0 && !base.stepsInRow() && !ownTarget)) {
      return base;
    }
    DataSource.Options options =
        ownTarget
            ? DataSource.Options.defaults()
            : new DataSource.Options(base.targetName(), Task.CLASSIFICATION, 0, 1);
    List<String> own = format.load(source, options, new Seed(0)).dataset().schema().classNames();
    return base.classNames().containsAll(own) ? base : withClasses(base, own);
  }

  private static Schema withClasses(Schema base, List<String> classes) {
    return new Schema(
        base.name(), base.task(), base.sequence(), base.columns(), base.targetName(), classes);
  }

  private static Dataset matched(String source, Dataset rows, Schema base) {
    Schema own = rows.schema();
    for (int i = 0; i < base.columns().size(); i++) {
      if (i >= own.columns().size() || !own.columns().get(i).equals(base.columns().get(i))) {
        throw InvalidInputException.value(
            Message.of("finetune.unfit", source),
            Message.of("finetune.column", i + 1),
            i < own.columns().size() ? own.columns().get(i).name() : null,
            Message.of("value.quoted", base.columns().get(i).name()));
      }
    }
    boolean fits =
        own.columns().size() == base.columns().size()
            && own.task() == base.task()
            && own.steps() == base.steps();
    if (!fits) {
      throw InvalidInputException.value(
          Message.of("finetune.unfit", source),
          Message.of("finetune.table"),
          table(own),
          table(base));
    }
    return rows;
  }

  private static Message table(Schema schema) {
    return Message.of(
        "finetune.table-of",
        schema.columns().size(),
        schema.steps(),
        Message.of("task." + JsonFields.jsonName(schema.task())));
  }
}
