package dev.hone.app.ui.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a slider offers between the ends of a range: some hundred round values, and the ends.
 *
 * @param values ascending, as they are typed
 */
record SliderPlaces(List<String> values) {
  private static final int MOST = 100;
  private static final int[] ROUND = {1, 2, 5, 10};

  /**
   * Of a range.
   *
   * @param low less than {@code high}
   */
  static SliderPlaces of(double low, double high) {
    BigDecimal step = step(high - low);
    List<String> values = new ArrayList<>();
    values.add(KnownInput.shown(low));
    BigDecimal first = BigDecimal.valueOf(low).divide(step, 0, RoundingMode.FLOOR);
    for (BigDecimal i = first.add(BigDecimal.ONE); ; i = i.add(BigDecimal.ONE)) {
      BigDecimal value = i.multiply(step);
      if (value.doubleValue() >= high) {
        break;
      }
      String shown = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
      if (!values.contains(shown)) {
        values.add(shown);
      }
    }
    values.add(KnownInput.shown(high));
    return new SliderPlaces(values);
  }

  /** The smallest of 1, 2 and 5 times a power of ten that gives no more than {@link #MOST}. */
  private static BigDecimal step(double range) {
    int power = (int) Math.floor(Math.log10(range / MOST));
    for (int digit : ROUND) {
      BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
      if (range / step.doubleValue() <= MOST) {
        return step;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
  }

  /** The place of the value that is nearest. */
  int place(double value) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < values.size(); i++) {
      double distance = Math.abs(Double.parseDouble(values.get(i)) - value);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
