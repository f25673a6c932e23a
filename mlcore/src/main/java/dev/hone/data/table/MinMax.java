package dev.hone.data.table;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Parameter;
import dev.hone.base.Range;
import dev.hone.base.Registry;
import dev.hone.base.Values;

/**
 * Numeric features from the training rows' smallest value to {@code low} and from the largest to
 * {@code high}.
 *
 * @param low what the smallest value becomes
 * @param high what the largest becomes, above {@code low}
 */
record MinMax(double low, double high) implements Scaling.Fit {
  private static final Range ANY = Range.between(-1000, 1000);

  static final Registry.Entry<Scaling> ENTRY =
      Registry.Entry.of(
          Card.of(
              Scaling.KIND, "min-max", Parameter.of("low", ANY, 0), Parameter.of("high", ANY, 1)),
          MinMax::of);

  private static Scaling of(Values values) {
    MinMax fit = new MinMax(values.number("low"), values.number("high"));
    if (!(fit.low < fit.high)) {
      throw InvalidInputException.value(
          values.card().name(),
          values.card().parameterName("high"),
          fit.high,
          Range.above(fit.low));
    }
    boolean usual = values.equals(Values.usual(values.card()));
    String key = usual ? values.card().key() : values.toString();
    return new Scaling(values.card(), key, fit, Scaling.Rotation.NONE);
  }

  @Override
  public double shift(FeatureStatistics statistics, int feature) {
    return statistics.minimum(feature) - low * unit(statistics, feature);
  }

  @Override
  public double unit(FeatureStatistics statistics, int feature) {
    return statistics.range(feature) / (high - low);
  }
}
