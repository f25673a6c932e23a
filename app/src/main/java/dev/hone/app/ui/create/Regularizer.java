package dev.hone.app.ui.create;

import androidx.annotation.StringRes;
import dev.hone.app.R;
import dev.hone.regularizers.Regularization;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A regulariser as it is offered: its name, one sentence, and the values of its slider. */
@SuppressWarnings("ImmutableEnumChecker") // Its lists and functions never change.
enum Regularizer {
  L1("l1", R.string.reg_l1, R.string.reg_l1_text, r -> r.l1(), powers(-5, 0), 0.01),
  L2("l2", R.string.reg_l2, R.string.reg_l2_text, r -> r.l2(), powers(-5, 1), 0.01),
  WEIGHT_DECAY(
      "weight-decay",
      R.string.reg_weight_decay,
      R.string.reg_weight_decay_text,
      r -> r.weightDecay(),
      powers(-4, 1),
      0.01),
  MAX_NORM(
      "max-norm",
      R.string.reg_max_norm,
      R.string.reg_max_norm_text,
      r -> r.maxNorm(),
      steps(0.5, 10, 0.5),
      3),
  DROPOUT(
      "dropout",
      R.string.reg_dropout,
      R.string.reg_dropout_text,
      r -> r.dropout(),
      steps(0.05, 0.8, 0.05),
      0.3),
  BATCH_NORM(
      "batch-norm",
      R.string.reg_batch_norm,
      R.string.reg_batch_norm_text,
      r -> r.batchNorm() ? 1 : 0,
      List.of(),
      1),
  LAYER_NORM(
      "layer-norm",
      R.string.reg_layer_norm,
      R.string.reg_layer_norm_text,
      r -> r.layerNorm() ? 1 : 0,
      List.of(),
      1),
  LABEL_SMOOTHING(
      "label-smoothing",
      R.string.reg_label_smoothing,
      R.string.reg_label_smoothing_text,
      r -> r.labelSmoothing(),
      steps(0.05, 0.5, 0.05),
      0.1),
  INPUT_NOISE(
      "input-noise",
      R.string.reg_input_noise,
      R.string.reg_input_noise_text,
      r -> r.inputNoise(),
      steps(0.05, 1, 0.05),
      0.1),
  EARLY_STOPPING(
      "early-stopping",
      R.string.reg_early_stopping,
      R.string.reg_early_stopping_text,
      r -> r.earlyStopping(),
      steps(2, 50, 1),
      10);

  final String key;
  @StringRes final int name;
  @StringRes final int text;

  /** What the slider chooses from; empty for a plain switch. */
  final List<Double> values;

  final double usual;
  private final ToDoubleFunction<Regularization> of;

  Regularizer(
      String key,
      @StringRes int name,
      @StringRes int text,
      ToDoubleFunction<Regularization> of,
      List<Double> values,
      double usual) {
    this.key = key;
    this.name = name;
    this.text = text;
    this.of = of;
    this.values = values;
    this.usual = usual;
  }

  /** Its value in a setting; 0 when it is off. */
  double in(Regularization regularization) {
    return of.applyAsDouble(regularization);
  }

  /** As {@link Regularization#parse} reads it. */
  String part(double value) {
    return values.isEmpty() ? key : key + "=" + text(value);
  }

  static String text(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%d", (long) value)
        : value >= 1e-3 ? Double.toString(value) : String.format(Locale.ROOT, "%.0e", value);
  }

  /** The place of the nearest value. */
  int place(double value) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (Math.abs(Math.log(values.get(i) / value))
          < Math.abs(Math.log(values.get(best) / value))) {
        best = i;
      }
    }
    return best;
  }

  /** 1, 2, 5 times the powers of ten from 10^low up to 10^high. */
  private static List<Double> powers(int low, int high) {
    List<Double> values = new ArrayList<>();
    for (int power = low; power <= high; power++) {
      for (int digit : new int[] {1, 2, 5}) {
        if (power < high || digit == 1) {
          values.add(Double.parseDouble(digit + "e" + power));
        }
      }
    }
    return values;
  }

  private static List<Double> steps(double first, double last, double step) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; first + i * step <= last + step / 2; i++) {
      values.add(Math.round((first + i * step) * 100) / 100.0);
    }
    return values;
  }
}
