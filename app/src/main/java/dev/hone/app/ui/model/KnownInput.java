package dev.hone.app.ui.model;

import dev.hone.data.table.Column;
import dev.hone.data.table.ColumnReading;
import dev.hone.data.table.ColumnRole;
import dev.hone.trained.Departures;
import dev.hone.trained.TrainedModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * An input of a model, and what training saw of it.
 *
 * @param low the least value; NaN if nobody knows, or it is no number
 * @param high the largest
 * @param unit that stood with the numbers; empty if none did
 */
record KnownInput(Column column, double low, double high, String unit) {
  /** The inputs of a row, or of each step of a sequence. */
  static List<KnownInput> of(TrainedModel model) {
    List<Column> features = new ArrayList<>();
    List<KnownInput> known = new ArrayList<>();
    for (ColumnReading reading : model.reading().in(ColumnRole.FEATURE)) {
      boolean dates = reading.conversion().dates() != null;
      for (Column feature : reading.features()) {
        boolean days = dates && feature.equals(reading.features().get(0));
        double origin = days ? reading.conversion().origin() : 0;
        boolean wave = dates && !days; // sine or cosine of the part of a date
        features.add(feature);
        known.add(
            new KnownInput(
                feature,
                wave ? -1 : reading.values().minimum() - origin,
                wave ? 1 : reading.values().maximum() - origin,
                reading.conversion().numbers().unit()));
      }
    }
    List<KnownInput> inputs = new ArrayList<>();
    List<Column> columns = model.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      inputs.add(find(columns.get(i), i, columns.size(), features, known));
    }
    return inputs;
  }

  /** By name; where a line of a table holds a sequence, over all steps. */
  private static KnownInput find(
      Column column, int place, int width, List<Column> features, List<KnownInput> known) {
    int first = features.indexOf(column);
    if (first < 0) {
      return new KnownInput(column, Double.NaN, Double.NaN, "");
    }
    KnownInput found = known.get(first);
    if (first != place || features.size() == width || features.size() % width != 0) {
      return found;
    }
    double low = found.low;
    double high = found.high;
    for (int i = first; i < known.size(); i += width) {
      low = Math.min(low, known.get(i).low);
      high = Math.max(high, known.get(i).high);
    }
    return new KnownInput(column, low, high, found.unit);
  }

  /** Whether its values lie between two that differ. */
  boolean hasRange() {
    return low < high;
  }

  /** Whether an answer to this value is a guess. */
  boolean isFar(double value) {
    return Departures.isFar(low, high, value);
  }

  /** Its name, with its unit where it has one. */
  String name() {
    return unit.isEmpty() ? column.name() : column.name() + " (" + unit + ")";
  }

  /** A value to six digits that count, without an exponent. */
  static String shown(double value) {
    BigDecimal exact = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    return (exact.signum() == 0 ? BigDecimal.ZERO : exact).toPlainString();
  }
}
