package dev.hone.app.ui.create;

import dev.hone.activations.Activations;
import dev.hone.base.Card;
import dev.hone.base.Message;
import dev.hone.base.Values;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.Difficulty;
import dev.hone.data.table.Scaling;
import dev.hone.data.table.Scalings;
import dev.hone.initializers.Initializers;
import dev.hone.losses.Loss;
import dev.hone.losses.Losses;
import dev.hone.metrics.Metric;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedule;
import dev.hone.optim.Schedules;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form as it is filled in: texts as they were typed, right or wrong.
 *
 * @param texts of all fields that are typed into
 * @param picks what was chosen from each registry
 * @param on the switches that are on
 * @param base what the form does not show is taken from here
 */
record Draft(
    DataChoice data,
    Map<Field, String> texts,
    Map<Pick, Picked> picks,
    Set<Toggle> on,
    List<Arm> arms,
    ExperimentSpec base) {
  static final int MAX_UNITS = 1024;
  private static final int PER_CENT_DIGITS = 2;
  private static final String HOLD_OUT = "1";

  Draft {
    arms = List.copyOf(arms);
    texts = Collections.unmodifiableMap(new EnumMap<>(texts));
    picks = Collections.unmodifiableMap(new EnumMap<>(picks));
    Set<Toggle> copy = EnumSet.noneOf(Toggle.class);
    copy.addAll(on);
    on = Collections.unmodifiableSet(copy);
  }

  /** A spec on some data, as a form. */
  static Draft of(ExperimentSpec spec, DataChoice data, String name) {
    TrainingSettings training = spec.training();
    ModelSettings model = spec.model();
    Plan plan = spec.plan();
    Map<Field, String> texts = new EnumMap<>(Field.class);
    texts.put(Field.TRAIN_PART, percent(spec.data().trainFraction()));
    texts.put(Field.LABEL_NOISE, percent(spec.data().labelNoise()));
    texts.put(Field.VALIDATION, percent(spec.data().validationFraction()));
    texts.put(Field.TEST, percent(spec.data().testFraction()));
    texts.put(Field.HIDDEN, hidden(model));
    texts.put(Field.EPOCHS, Integer.toString(training.epochs()));
    texts.put(Field.BATCH, Integer.toString(training.batchSize()));
    texts.put(Field.RATE, Picked.plain(training.learningRate()));
    texts.put(Field.CLIP_VALUE, Picked.plain(training.clipValue()));
    texts.put(Field.CLIP_NORM, Picked.plain(training.clipNorm()));
    texts.put(Field.SEEDS, Integer.toString(plan.repeats()));
    texts.put(Field.MINUTES, Picked.plain(plan.minutes()));
    texts.put(
        Field.FOLDS,
        plan.folds() == Plan.LEAVE_ONE_OUT ? Plan.LOO : Integer.toString(plan.folds()));
    texts.put(Field.SAME_WITHIN, plan.sameWithin() == null ? "" : plan.sameWithin());
    texts.put(Field.SEED, Long.toString(spec.seed()));
    texts.put(Field.NAME, name);
    Map<Pick, Picked> picks = new EnumMap<>(Pick.class);
    picks.put(Pick.FAMILY, Picked.usual(model.family().card()));
    picks.put(Pick.ACTIVATION, Picked.of(model.activation().values()));
    picks.put(Pick.INITIALIZER, Picked.of(model.initializer().values()));
    picks.put(Pick.OPTIMIZER, Picked.of(training.optimizer().values()));
    picks.put(Pick.SCHEDULE, Picked.of(training.schedule().values()));
    Loss loss = training.loss() == null ? Losses.usual(data.task()) : training.loss();
    picks.put(Pick.LOSS, Picked.of(loss.values()));
    Metric metric = spec.metric() == null ? Metrics.usual(data.task()) : spec.metric();
    picks.put(Pick.METRIC, Picked.usual(metric.card()));
    picks.put(Pick.SCALING, Picked.of(Scalings.ALL.values(spec.data().scaling().key())));
    Set<Toggle> on = EnumSet.noneOf(Toggle.class);
    if (model.residual()) {
      on.add(Toggle.RESIDUAL);
    }
    if (plan.untilDecided()) {
      on.add(Toggle.UNTIL_DECIDED);
    }
    return new Draft(data, texts, picks, on, spec.arms(), spec);
  }

  private static String percent(double share) {
    BigDecimal exact = new BigDecimal(Double.toString(share)).movePointRight(PER_CENT_DIGITS);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  double share(Field field) {
    return new BigDecimal(text(field)).movePointLeft(PER_CENT_DIGITS).doubleValue();
  }

  private static String hidden(ModelSettings model) {
    return model.hidden().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** On other data, with what suits it. */
  Draft on(DataChoice other, String name, Family suited, boolean classification) {
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
    return of(spec, other, name);
  }

  Draft withTexts(Map<Field, String> other) {
    return new Draft(data, other, picks, on, arms, base);
  }

  private Draft withText(Field field, String text) {
    Map<Field, String> other = new EnumMap<>(texts);
    other.put(field, text);
    return withTexts(other);
  }

  Draft withArms(List<Arm> other) {
    return new Draft(data, texts, picks, on, other, base);
  }

  /** With a switch on or off. */
  Draft with(Toggle toggle, boolean isOn) {
    Set<Toggle> other = EnumSet.noneOf(Toggle.class);
    other.addAll(on);
    if (isOn) {
      other.add(toggle);
    } else {
      other.remove(toggle);
    }
    return new Draft(data, texts, picks, other, arms, base);
  }

  /** With something else chosen, and with what is usual for it. */
  Draft with(Pick pick, Card card) {
    Draft changed = with(pick, Picked.usual(card));
    if (pick == Pick.OPTIMIZER) {
      double rate = Optimizers.of(card.key()).suggestedLearningRate();
      return changed.withText(Field.RATE, Picked.plain(rate));
    }
    if (pick == Pick.FAMILY) {
      ModelSettings model = Defaults.model(Families.of(pick, card.key()));
      return changed
          .with(Pick.ACTIVATION, Picked.of(model.activation().values()))
          .with(Pick.INITIALIZER, Picked.of(model.initializer().values()))
          .withText(Field.HIDDEN, hidden(model));
    }
    return changed;
  }

  /** With other parameters typed for what is chosen. */
  Draft with(Pick pick, Picked picked) {
    Map<Pick, Picked> other = new EnumMap<>(picks);
    other.put(pick, picked);
    return new Draft(data, texts, other, on, arms, base);
  }

  /** What stands in a field, without blanks around it. */
  String text(Field field) {
    return texts.get(field).trim();
  }

  boolean untilDecided() {
    return on.contains(Toggle.UNTIL_DECIDED);
  }

  /** What differs from what is usual for the same data; these parts are shown unfolded. */
  Set<Fold> unusual() {
    Draft usual =
        of(
            new ExperimentSpec(
                DataSettings.of(data.source()),
                Defaults.model(Families.of(Pick.FAMILY, picks.get(Pick.FAMILY).key())),
                TrainingSettings.defaults(),
                arms,
                Defaults.REPEATS,
                Defaults.SEED),
            data,
            text(Field.NAME));
    Set<Fold> folds = EnumSet.noneOf(Fold.class);
    for (Field field : Field.values()) {
      Fold fold = field.fold();
      if (fold != null && !text(field).equals(usual.text(field))) {
        folds.add(fold);
      }
    }
    for (Pick pick : Pick.values()) {
      if (!picks.get(pick).equals(usual.picks().get(pick))) {
        folds.add(pick.fold());
      }
    }
    for (Toggle toggle : Toggle.values()) {
      if (on.contains(toggle) && toggle.fold() != null) {
        folds.add(toggle.fold());
      }
    }
    return folds;
  }

  /** Whether the network that is chosen reads sequences step by step. */
  boolean sequences() {
    return Families.of(Pick.FAMILY, picks.get(Pick.FAMILY).key()).sequences();
  }

  private int number(Field field) {
    return Integer.parseInt(text(field));
  }

  private double decimal(Field field) {
    return Double.parseDouble(text(field));
  }

  /** The values of what is chosen; wrong ones throw. */
  Values values(Pick pick) {
    Picked picked = picks.get(pick);
    return picked.values(pick.card(picked.key()));
  }

  /** The spec, when every field is right. */
  ExperimentSpec spec() {
    Metric metric = Metrics.ALL.make(values(Pick.METRIC));
    return new ExperimentSpec(
        dataSettings(),
        modelSettings(),
        trainingSettings(),
        metric.equals(Metrics.usual(metric.task())) ? null : metric,
        arms,
        plan(),
        Long.parseLong(text(Field.SEED)));
  }

  private DataSettings dataSettings() {
    Scaling scaling = Scalings.ALL.make(values(Pick.SCALING));
    return new DataSettings(
        data.source(),
        data.dataset() == null
            ? base.data().reading()
            : base.data().reading().withTable(data.dataset().options()),
        new DataSettings.Fractions(
            share(Field.VALIDATION), share(Field.TEST), share(Field.TRAIN_PART)),
        share(Field.LABEL_NOISE),
        scaling.key().equals(base.data().scaling().key()) ? base.data().scaling() : scaling);
  }

  private ModelSettings modelSettings() {
    return new ModelSettings(
        Families.ALL.make(values(Pick.FAMILY)),
        units(text(Field.HIDDEN)),
        Activations.ALL.make(values(Pick.ACTIVATION)),
        Initializers.ALL.make(values(Pick.INITIALIZER)),
        on.contains(Toggle.RESIDUAL));
  }

  private TrainingSettings trainingSettings() {
    Loss loss = Losses.ALL.make(values(Pick.LOSS));
    Optimizer optimizer = Optimizers.ALL.make(values(Pick.OPTIMIZER));
    Values schedule = values(Pick.SCHEDULE);
    Schedule before = base.training().schedule(); // may hold another one, which no field shows
    return new TrainingSettings(
        loss.text().equals(Losses.usual(loss.task()).text()) ? null : loss,
        number(Field.EPOCHS),
        number(Field.BATCH),
        optimizer,
        decimal(Field.RATE),
        schedule.equals(before.values()) ? before : Schedules.ALL.make(schedule),
        TrainingSettings.clipping(decimal(Field.CLIP_VALUE), decimal(Field.CLIP_NORM)));
  }

  /** How many runs there would be, the most if until decided; 0 while a field for it is wrong. */
  int runs(Map<Enum<?>, Message> errors) {
    if (errors.containsKey(Field.SEEDS) || errors.containsKey(Field.FOLDS)) {
      return 0;
    }
    String folds = text(Field.FOLDS);
    int each = folds.isEmpty() || folds.equals(Plan.LOO) ? 1 : Integer.parseInt(folds);
    return arms.size() * number(Field.SEEDS) * each;
  }

  private Plan plan() {
    String folds = text(Field.FOLDS);
    String within = text(Field.SAME_WITHIN);
    return new Plan(
        number(Field.SEEDS),
        untilDecided(),
        untilDecided() ? decimal(Field.MINUTES) : 0,
        folds.equals(HOLD_OUT) || folds.isEmpty() ? Plan.HOLD_OUT : Plan.folds("", folds),
        within.isEmpty() ? null : within);
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
}
