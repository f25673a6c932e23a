package dev.hone.data.table;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One or several quantities observed together at equal intervals.
 *
 * @param name of the series, for people
 * @param names of the quantities
 * @param values of each quantity, in the order of time; all equally long, finite
 */
public record Series(String name, List<String> names, List<double[]> values) {
  public Series {
    names = Collections.unmodifiableList(new ArrayList<>(names));
    values = Collections.unmodifiableList(new ArrayList<>(values));
    if (names.isEmpty() || names.size() != values.size()) {
      throw new InvalidInputException(
          Message.of("table.series.names", name, names.size(), values.size()));
    }
    for (int i = 0; i < names.size(); i++) {
      if (values.get(i).length != values.get(0).length) {
        throw new InvalidInputException(
            Message.of(
                "table.series.lengths",
                name,
                names.get(i),
                values.get(i).length,
                names.get(0),
                values.get(0).length));
      }
      for (double value : values.get(i)) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
          throw InvalidInputException.value(
              Message.of("table.series", name),
              Message.of("table.series.value", names.get(i)),
              value,
              Message.of("json.number"));
        }
      }
    }
  }

  /** A series of one quantity. */
  public static Series of(String name, String quantity, float[] values) {
    double[] widened = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      widened[i] = values[i];
    }
    return new Series(
        name, Collections.singletonList(quantity), Collections.singletonList(widened));
  }

  public int length() {
    return values.get(0).length;
  }
}
