package dev.hone.app.ui.create;

import dev.hone.activations.Activation;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.Difficulty;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Family;
import dev.hone.optim.Optimizers;
import dev.hone.spec.Arm;
import dev.hone.spec.DataSettings;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import dev.hone.spec.ModelSettings;
import dev.hone.spec.Plan;
import dev.hone.spec.TrainingSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The form as it is filled in: texts as they were typed, right or wrong.
 *
 * @param texts of all fields that are typed into
 * @param base what the form does not show is taken from here
 */
record Draft(
    DataChoice data,
    Map<Field, String> texts,
    Family family,
    Activation activation,
    String optimizer,
    List<Arm> arms,
    ExperimentSpec base) {
  static final int MAX_EPOCHS = 100_000;
  static final int MAX_BATCH = 100_000;
  static final int MAX_SEEDS = 100;
  static final int MAX_UNITS = 1024;
  private static final int PER_CENT = 100;

  Draft {
    arms = List.copyOf(arms);
    texts = Collections.unmodifiableMap(new EnumMap<>(texts));
  }

  /** A spec on some data, as a form. */
  static Draft of(ExperimentSpec spec, DataChoice data, String name) {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    texts.put(Field.TRAIN_PART, percent(spec.data().trainFraction()));
    texts.put(Field.LABEL_NOISE, percent(spec.data().labelNoise()));
    texts.put(Field.HIDDEN, hidden(spec.model()));
    texts.put(Field.EPOCHS, Integer.toString(spec.training().epochs()));
    texts.put(Field.BATCH, Integer.toString(spec.training().batchSize()));
    texts.put(Field.RATE, plain(spec.training().learningRate()));
    texts.put(Field.SEEDS, Integer.toString(spec.repeats()));
    texts.put(Field.NAME, name);
    return new Draft(
        data,
        texts,
        spec.model().family(),
        spec.model().activation(),
        spec.training().optimizer().name(),
        spec.arms(),
        spec);
  }

  private static String percent(double share) {
    return Long.toString(Math.round(PER_CENT * share));
  }

  private static String hidden(ModelSettings model) {
    return model.hidden().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** On other data, with what suits it. */
  Draft on(DataChoice other, Family suited, boolean classification) {
    Difficulty difficulty = other.entry() == null ? Difficulty.NONE : other.entry().difficulty();
    DataSettings settings = DataSettings.of(other.source());
    TableOptions table =
        other.dataset() == null ? TableOptions.defaults() : other.dataset().options();
    ExperimentSpec spec =
        new ExperimentSpec(
            settings.withReading(settings.reading().withTable(table)).withDifficulty(difficulty),
            Defaults.model(suited),
            base.training(),
            Defaults.arms(classification),
            base.repeats(),
            base.seed());
    return of(spec, other, other.title());
  }

  Draft withTexts(Map<Field, String> other) {
    return new Draft(data, other, family, activation, optimizer, arms, base);
  }

  private Draft withText(Field field, String text) {
    Map<Field, String> other = new EnumMap<>(texts);
    other.put(field, text);
    return withTexts(other);
  }

  Draft withArms(List<Arm> other) {
    return new Draft(data, texts, family, activation, optimizer, other, base);
  }

  Draft withActivation(Activation other) {
    return new Draft(data, texts, family, other, optimizer, arms, base);
  }

  /** Judged by another metric. */
  Draft withMetric(Metric other) {
    Metric chosen = other.equals(Metrics.usual(other.task())) ? null : other;
    return new Draft(data, texts, family, activation, optimizer, arms, base.withMetric(chosen));
  }

  /** The metrics that suit the data, the usual one first. */
  List<Metric> metrics() {
    return Metrics.of(data.task());
  }

  /** By which arms are judged. */
  Metric metric() {
    return base.metric() == null ? Metrics.usual(data.task()) : base.metric();
  }

  /** With another kind of network and the layers that are usual for it. */
  Draft withFamily(Family other) {
    ModelSettings model = Defaults.model(other);
    return new Draft(data, texts, other, model.activation(), optimizer, arms, base)
        .withText(Field.HIDDEN, hidden(model));
  }

  /** With another optimiser and the rate that is usual for it. */
  Draft withOptimizer(String other) {
    return new Draft(data, texts, family, activation, other, arms, base)
        .withText(Field.RATE, plain(Optimizers.of(other).suggestedLearningRate()));
  }

  /** What stands in a field, without blanks around it. */
  String text(Field field) {
    return texts.get(field).trim();
  }

  private int number(Field field) {
    return Integer.parseInt(text(field));
  }

  /** The spec, when every field is right. */
  ExperimentSpec spec() {
    DataSettings from = base.data();
    DataSettings dataSettings =
        new DataSettings(
            data.source(),
            data.dataset() == null
                ? from.reading()
                : from.reading().withTable(data.dataset().options()),
            from.fractions().withTrain(number(Field.TRAIN_PART) / (double) PER_CENT),
            number(Field.LABEL_NOISE) / (double) PER_CENT,
            from.scaling());
    ModelSettings model =
        new ModelSettings(
            family,
            units(text(Field.HIDDEN)),
            activation,
            family.equals(base.model().family())
                ? base.model().initializer()
                : family.initializer(),
            base.model().residual());
    TrainingSettings training =
        new TrainingSettings(
            base.training().loss(),
            number(Field.EPOCHS),
            number(Field.BATCH),
            optimizer.equals(base.training().optimizer().name())
                ? base.training().optimizer()
                : Optimizers.of(optimizer),
            Double.parseDouble(text(Field.RATE)),
            base.training().schedule(),
            base.training().clipping());
    int repeats = number(Field.SEEDS);
    Plan plan = repeats == base.repeats() ? base.plan() : base.plan().withRepeats(repeats);
    return new ExperimentSpec(
        dataSettings, model, training, base.metric(), arms, plan, base.seed());
  }

  /** The whole numbers of a list. */
  static List<Integer> units(String text) {
    List<Integer> units = new ArrayList<>();
    for (String part : text.trim().split("[,，;\\s]+", -1)) {
      if (!part.isEmpty()) {
        units.add(Integer.parseInt(part));
      }
    }
    return units;
  }

  /** Names of kinds of networks as people write them. */
  static String title(Family family) {
    return family.card().key().toUpperCase(Locale.ROOT);
  }
}
