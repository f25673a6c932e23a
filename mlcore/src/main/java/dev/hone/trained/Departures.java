package dev.hone.trained;

import dev.hone.base.Message;
import dev.hone.data.csv.CsvData;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.data.table.Dataset;
import dev.hone.data.table.Reading;
import dev.hone.data.table.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * How rows to predict differ from those that a model knows. A network answers far outside of what
 * it has seen as surely as inside; who reads its answers has to be told.
 */
public final class Departures {
  /** A value this many widths of the training range beyond it is far outside. */
  private static final double FAR = 0.5;

  /** A mean this many standard deviations of the training rows away has moved. */
  private static final double MOVED = 1;

  private static final int ROWS_FOR_MEANS = 10;
  private static final int SHOWN = 5;

  private Departures() {}

  /** A sentence for each column that lies elsewhere than in training; none for an older model. */
  public static List<Message> of(TrainedModel model, CsvData rows) {
    List<Message> found = new ArrayList<>();
    Reading training = model.reading();
    for (ColumnReading here : rows.reading().in(ColumnRole.FEATURE)) {
      ColumnReading known = training.column(here.name());
      boolean comparable =
          known != null && known.isNumeric() && !Double.isNaN(known.values().minimum());
      if (comparable && !Double.isNaN(here.values().minimum())) {
        outside(known, here, rows.dataset(), found);
        moved(known, here, found);
      }
    }
    return found;
  }

  /**
   * Whether a value lies so far outside of what training saw that an answer to it is a guess. Never
   * where no range is known.
   *
   * @param low the least value in training, NaN if unknown
   * @param high the largest
   */
  public static boolean isFar(double low, double high, double value) {
    double margin = FAR * (high - low);
    return value < low - margin || value > high + margin;
  }

  private static void outside(
      ColumnReading known, ColumnReading here, Dataset dataset, List<Message> found) {
    double low = known.values().minimum();
    double high = known.values().maximum();
    if (!isFar(low, high, here.values().minimum()) && !isFar(low, high, here.values().maximum())) {
      return;
    }
    List<String> rows = new ArrayList<>();
    int feature = feature(dataset.schema(), known);
    double origin = known.conversion().origin();
    int width = dataset.schema().columns().size();
    for (int row = 0; feature >= 0 && row < dataset.size(); row++) {
      double value = dataset.features()[row * dataset.schema().rowSteps() * width + feature];
      double there = value + (known.conversion().dates() == null ? 0 : origin);
      if (isFar(low, high, there)) {
        rows.add(Integer.toString(row + 1));
      }
    }
    found.add(
        Message.of(
            "predict.outside",
            known.name(),
            range(known),
            range(here),
            rows.size(),
            rows.size() <= SHOWN
                ? Message.of("list.all", rows)
                : Message.of("list.more", rows.subList(0, SHOWN), rows.size() - SHOWN)));
  }

  private static int feature(Schema schema, ColumnReading column) {
    String name = column.features().get(0).name();
    for (int i = 0; i < schema.columns().size(); i++) {
      if (schema.columns().get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static void moved(ColumnReading known, ColumnReading here, List<Message> found) {
    double far = Math.abs(here.values().mean() - known.values().mean());
    if (here.filled() >= ROWS_FOR_MEANS && far > MOVED * known.values().deviation()) {
      found.add(
          Message.of(
              "predict.moved",
              known.name(),
              shown(known, here.values().mean()),
              shown(known, known.values().mean()),
              far / known.values().deviation()));
    }
  }

  private static Message range(ColumnReading column) {
    return Message.of(
        "look.range",
        shown(column, column.values().minimum()),
        shown(column, column.values().maximum()));
  }

  private static String shown(ColumnReading column, double value) {
    return column.shown(value);
  }
}
