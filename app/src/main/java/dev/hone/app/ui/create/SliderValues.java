package dev.hone.app.ui.create;

import dev.hone.base.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a slider offers for a parameter, between the least and the largest value of its grid: on a
 * logarithmic scale 1, 2 and 5 times the powers of ten, else steps of the grid's smallest gap (of
 * one, for whole numbers).
 */
final class SliderValues {
  private SliderValues() {}

  static List<Double> of(Parameter parameter) {
    List<Double> grid = parameter.grid();
    double least = Collections.min(grid);
    double most = Collections.max(grid);
    if (parameter.scale() == Parameter.Scale.LOG) {
      return oneTwoFive(least, most);
    }
    double step = parameter.range().whole() ? 1 : smallestGap(grid);
    List<Double> values = new ArrayList<>();
    BigDecimal exact = BigDecimal.valueOf(least);
    for (double value = least; value <= most; value = exact.doubleValue()) {
      values.add(value);
      exact = exact.add(BigDecimal.valueOf(step));
    }
    return values;
  }

  private static double smallestGap(List<Double> grid) {
    BigDecimal smallest = null;
    for (int i = 1; i < grid.size(); i++) {
      BigDecimal gap =
          BigDecimal.valueOf(grid.get(i)).subtract(BigDecimal.valueOf(grid.get(i - 1))).abs();
      smallest = smallest == null ? gap : smallest.min(gap);
    }
    return smallest.doubleValue();
  }

  private static List<Double> oneTwoFive(double least, double most) {
    List<Double> values = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(least)); ; power++) {
      for (int digit : new int[] {1, 2, 5}) {
        double value = Double.parseDouble(digit + "e" + power);
        if (value > most) {
          return values;
        }
        if (value >= least) {
          values.add(value);
        }
      }
    }
  }

  /** The place of the value nearest to what was typed; none for half a number. */
  static OptionalInt placeOf(List<Double> values, String typed) {
    try {
      return OptionalInt.of(place(values, Double.parseDouble(typed)));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** The place of the nearest value. */
  static int place(List<Double> values, double value) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (distance(values.get(i), value) < distance(values.get(best), value)) {
        best = i;
      }
    }
    return best;
  }

  private static double distance(double offered, double value) {
    return offered > 0 && value > 0
        ? Math.abs(Math.log(offered / value))
        : Math.abs(offered - value);
  }
}
