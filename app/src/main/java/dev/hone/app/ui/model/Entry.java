package dev.hone.app.ui.model;

import dev.hone.data.table.Column;
import dev.hone.data.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The row that is tried: typed into fields, drawn, or, where it has too many inputs, only taken
 * from the test rows.
 *
 * @param sampled the test row that it is, or −1 once it was changed
 * @param typed what stands in the fields; null where there are none
 * @param features its values, step after step, NaN for a missing one; empty while there are none
 */
record Entry(int sampled, TypedRow typed, List<Double> features) {
  private static final int MOST_FIELDS = 40;

  Entry {
    features = Collections.unmodifiableList(new ArrayList<>(features));
  }

  static boolean isTyped(Schema schema) {
    return schema.steps() == 0 && schema.columns().size() <= MOST_FIELDS;
  }

  static boolean isDrawn(Schema schema) {
    return schema.steps() > 0;
  }

  /** Fields without numbers; where a sequence is drawn, lines in the middle of what is known. */
  static Entry first(Schema schema, List<KnownInput> inputs) {
    TypedRow typed = isTyped(schema) ? TypedRow.empty(schema.columns()) : null;
    List<Double> features = new ArrayList<>();
    for (int step = 0; step < schema.steps(); step++) {
      for (KnownInput input : inputs) {
        double middle = (input.low() + input.high()) / 2;
        features.add(input.column().isNumeric() ? (Double.isNaN(middle) ? 0 : middle) : 0);
      }
    }
    return new Entry(-1, typed, features);
  }

  static Entry sample(Schema schema, int row, double[] features) {
    return new Entry(
        row, isTyped(schema) ? TypedRow.of(schema.columns(), features) : null, list(features));
  }

  Entry type(List<Column> columns, int column, String text) {
    TypedRow other = typed.with(column, text);
    return new Entry(-1, other, list(other.features(columns)));
  }

  /** With other values of one column at all steps. */
  Entry draw(int width, int column, double[] values) {
    List<Double> other = new ArrayList<>(features);
    for (int step = 0; step < values.length; step++) {
      other.set(step * width + column, values[step]);
    }
    return new Entry(-1, typed, other);
  }

  /** The values of one column over the steps. */
  double[] column(int width, int column) {
    double[] values = new double[features.size() / width];
    for (int step = 0; step < values.length; step++) {
      values[step] = features.get(step * width + column);
    }
    return values;
  }

  double[] row() {
    return features.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Double> list(double[] features) {
    List<Double> list = new ArrayList<>();
    for (double feature : features) {
      list.add(feature);
    }
    return list;
  }
}
