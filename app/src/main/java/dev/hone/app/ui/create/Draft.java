package dev.hone.app.ui.create;

import dev.hone.data.Difficulty;
import dev.hone.experiment.Arm;
import dev.hone.experiment.DataSettings;
import dev.hone.experiment.Defaults;
import dev.hone.experiment.ExperimentSpec;
import dev.hone.experiment.ModelSettings;
import dev.hone.experiment.TrainingSettings;
import dev.hone.nn.Activation;
import dev.hone.nn.ModelSpec;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The form as it is filled in: texts as they were typed, right or wrong.
 *
 * @param base what the form does not show is taken from here
 */
record Draft(
    DataChoice data,
    String trainPart,
    String labelNoise,
    ModelSpec.Kind kind,
    String hidden,
    Activation activation,
    String epochs,
    String batch,
    String optimizer,
    String rate,
    String seeds,
    List<Arm> arms,
    String name,
    ExperimentSpec base) {
  static final int MAX_EPOCHS = 100_000;
  static final int MAX_BATCH = 100_000;
  static final int MAX_SEEDS = 100;
  static final int MAX_UNITS = 1024;
  private static final int PER_CENT = 100;

  Draft {
    arms = List.copyOf(arms);
  }

  /** A spec on some data, as a form. */
  static Draft of(ExperimentSpec spec, DataChoice data, String name) {
    return new Draft(
        data,
        Long.toString(Math.round(PER_CENT * spec.data().trainFraction())),
        Long.toString(Math.round(PER_CENT * spec.data().labelNoise())),
        spec.model().kind(),
        spec.model().hidden().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        spec.model().activation(),
        Integer.toString(spec.training().epochs()),
        Integer.toString(spec.training().batchSize()),
        spec.training().optimizer().name(),
        plain(spec.training().learningRate()),
        Integer.toString(spec.repeats()),
        spec.arms(),
        name,
        spec);
  }

  static String plain(double value) {
    return new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** On other data, with what suits it. */
  Draft on(DataChoice other, ModelSpec.Kind suited, boolean classification) {
    Difficulty difficulty = other.entry() == null ? Difficulty.NONE : other.entry().difficulty();
    ModelSettings model = Defaults.model(suited);
    DataSettings settings = DataSettings.of(other.source());
    ExperimentSpec spec =
        new ExperimentSpec(
            new DataSettings(
                settings.source(),
                other.dataset() == null ? null : other.dataset().target,
                null,
                0,
                1,
                settings.validationFraction(),
                settings.testFraction(),
                difficulty.trainFraction(),
                difficulty.labelNoise(),
                settings.scaling()),
            model,
            base.training(),
            Defaults.arms(classification),
            base.repeats(),
            base.seed());
    return of(spec, other, other.title());
  }

  Draft withArms(List<Arm> other) {
    return new Draft(
        data,
        trainPart,
        labelNoise,
        kind,
        hidden,
        activation,
        epochs,
        batch,
        optimizer,
        rate,
        seeds,
        other,
        name,
        base);
  }

  /** With another kind of network and the layers that are usual for it. */
  Draft withKind(ModelSpec.Kind other) {
    ModelSettings model = Defaults.model(other);
    return new Draft(
        data,
        trainPart,
        labelNoise,
        other,
        model.hidden().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        model.activation(),
        epochs,
        batch,
        optimizer,
        rate,
        seeds,
        arms,
        name,
        base);
  }

  /** With another optimiser and the rate that is usual for it. */
  Draft withOptimizer(String other) {
    Optimizer chosen = Optimizers.of(other);
    return new Draft(
        data,
        trainPart,
        labelNoise,
        kind,
        hidden,
        activation,
        epochs,
        batch,
        other,
        plain(chosen.suggestedLearningRate()),
        seeds,
        arms,
        name,
        base);
  }

  Draft withActivation(Activation other) {
    return new Draft(
        data,
        trainPart,
        labelNoise,
        kind,
        hidden,
        other,
        epochs,
        batch,
        optimizer,
        rate,
        seeds,
        arms,
        name,
        base);
  }

  /** With the texts of the fields. */
  Draft withTexts(Map<Field, String> texts) {
    return new Draft(
        data,
        texts.getOrDefault(Field.TRAIN_PART, trainPart),
        texts.getOrDefault(Field.LABEL_NOISE, labelNoise),
        kind,
        texts.getOrDefault(Field.HIDDEN, hidden),
        activation,
        texts.getOrDefault(Field.EPOCHS, epochs),
        texts.getOrDefault(Field.BATCH, batch),
        optimizer,
        texts.getOrDefault(Field.RATE, rate),
        texts.getOrDefault(Field.SEEDS, seeds),
        arms,
        texts.getOrDefault(Field.NAME, name),
        base);
  }

  Map<Field, String> texts() {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    texts.put(Field.TRAIN_PART, trainPart);
    texts.put(Field.LABEL_NOISE, labelNoise);
    texts.put(Field.HIDDEN, hidden);
    texts.put(Field.EPOCHS, epochs);
    texts.put(Field.BATCH, batch);
    texts.put(Field.RATE, rate);
    texts.put(Field.SEEDS, seeds);
    texts.put(Field.NAME, name);
    return texts;
  }

  /** The spec, when every field is right. */
  ExperimentSpec spec() {
    DataSettings from = base.data();
    DataSettings dataSettings =
        new DataSettings(
            data.source(),
            data.dataset() == null ? from.target() : data.dataset().target,
            from.task(),
            from.windowSteps(),
            from.horizon(),
            from.validationFraction(),
            from.testFraction(),
            Integer.parseInt(trainPart.trim()) / (double) PER_CENT,
            Integer.parseInt(labelNoise.trim()) / (double) PER_CENT,
            from.scaling(),
            from.sequenceSteps());
    ModelSettings model =
        new ModelSettings(
            kind,
            units(hidden),
            activation,
            kind == base.model().kind() ? base.model().initializer() : kind.defaultInitializer(),
            base.model().residual());
    TrainingSettings training =
        new TrainingSettings(
            base.training().loss(),
            Integer.parseInt(epochs.trim()),
            Integer.parseInt(batch.trim()),
            optimizer.equals(base.training().optimizer().name())
                ? base.training().optimizer()
                : Optimizers.of(optimizer),
            Double.parseDouble(rate.trim()),
            base.training().schedule(),
            base.training().clipValue(),
            base.training().clipNorm());
    return new ExperimentSpec(
        dataSettings, model, training, arms, Integer.parseInt(seeds.trim()), base.seed());
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
  static String title(ModelSpec.Kind kind) {
    return kind.name().toUpperCase(Locale.ROOT);
  }
}
