package dev.hone.train;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.exec.Executor;
import dev.hone.exec.Program;
import dev.hone.exec.Session;
import dev.hone.graph.Variable;
import dev.hone.metrics.Accumulator;
import dev.hone.optim.Clipping;
import dev.hone.optim.Schedule;
import dev.hone.regularizers.ChoosesWeights;
import dev.hone.regularizers.Composer;
import dev.hone.regularizers.Regularizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Trains one network on one set of examples. For one thread at a time.
 *
 * <p>The result depends on the examples, the options, the seed and the executor alone: not on when
 * or how often the run was stopped and taken up again, and not on the number of threads.
 */
public final class Trainer implements AutoCloseable {
  private final TrainingOptions options;
  private final Optional<ChoosesWeights> chooser;
  private final Examples training;
  private final Examples validation;
  private final TrainingSteps steps;
  private final Session session;
  private final Program train;
  private final Program evaluate;
  private final BatchFeeder feeder;
  private final Accumulator metric;
  private final int width;
  private final LongSupplier nanoClock;
  private final RunState state;

  /**
   * Compiles the steps and sets the initial weights.
   *
   * @param seed of weights, order and noise; the weights of a variable depend on the seed, its name
   *     and shape alone
   * @param nanoClock for the times in the history: {@code System::nanoTime}
   * @throws InvalidInputException if early stopping is asked for without validation examples
   */
  public Trainer(
      Executor executor,
      TrainingTask task,
      TrainingOptions options,
      Seed seed,
      LongSupplier nanoClock) {
    this(executor, task, options, seed, nanoClock, WarmStart.NONE);
  }

  /**
   * The same from given weights.
   *
   * @throws InvalidInputException also if a given weight has another size than its variable
   */
  public Trainer(
      Executor executor,
      TrainingTask task,
      TrainingOptions options,
      Seed seed,
      LongSupplier nanoClock,
      WarmStart start) {
    training = task.training();
    validation = task.validation();
    if (options.regularization().needs(Regularizer.VALIDATION) && validation == null) {
      throw new InvalidInputException(Message.of("train.early-stopping"));
    }
    this.options = options;
    this.chooser = Composer.chooser(options.regularization());
    this.nanoClock = nanoClock;
    steps =
        new TrainingSteps(
            task.network(),
            task.loss(),
            options,
            start.pull(),
            training.rowShape(),
            training.size(),
            training.size());
    session = executor.compile(steps.steps());
    train = session.program(TrainingSteps.TRAIN);
    evaluate = session.program(TrainingSteps.EVALUATE);
    feeder = new BatchFeeder(train, steps, steps.noises(), training, seed);
    width =
        train.output(TrainingSteps.OUTPUT).length / steps.batchSize() / training.targetsPerRow();
    metric =
        task.metric()
            .start()
            .of(training.isClassification() ? Math.max(2, width) : 0, task.targetScale());
    for (Variable variable : steps.variables()) {
      Seed own = seed.child("weights").child(variable.name());
      float[] given = start.weights().get(variable.name());
      if (given != null && given.length != variable.shape().size()) {
        throw new InvalidInputException(
            Message.of("train.start", variable.name(), variable.shape().toString(), given.length));
      }
      session.write(
          variable.name(),
          given != null ? given : variable.initial().values(variable.shape(), own));
    }
    state = new RunState(session);
  }

  /**
   * Trains from the last saved state, or from the start, to the end or until cancelled. Afterwards
   * the network has the weights of {@link TrainingResult#bestEpoch}.
   *
   * @param cancelled asked before every step; when true the run is saved as it was after its last
   *     whole epoch
   * @throws InvalidInputException if the checkpoint file is there but belongs to another run or is
   *     damaged
   * @throws UncheckedIOException if the checkpoint cannot be read or written
   */
  public TrainingResult run(
      TrainingListener listener, BooleanSupplier cancelled, Checkpointing checkpointing) {
    try {
      if (checkpointing.file() != null && Files.exists(checkpointing.file())) {
        state.load(checkpointing);
      }
      state.restore(session);
      return runFromState(listener, cancelled, checkpointing);
    } catch (IOException e) {
      throw new UncheckedIOException(
          Message.of("train.checkpoint.io", checkpointing.file().toString(), e.toString())
              .toString(),
          e);
    }
  }

  private TrainingResult runFromState(
      TrainingListener listener, BooleanSupplier cancelled, Checkpointing checkpointing)
      throws IOException {
    long saved = nanoClock.getAsLong();
    while (true) {
      TrainingResult.Stop stop = whyStop();
      if (stop != null) {
        save(checkpointing);
        return finish(stop, null);
      }
      int epoch = state.epoch() + 1;
      EpochRun run = new EpochRun(epoch);
      if (!run.train(listener, cancelled)) {
        if (run.divergence != null) {
          return finish(TrainingResult.Stop.DIVERGED, run.divergence);
        }
        state.restore(session);
        save(checkpointing);
        return finish(TrainingResult.Stop.CANCELLED, null);
      }
      state.add(run.record);
      boolean last = epoch >= options.epochs();
      if (Divergence.staysUp(state.history, state.firstLoss, last)) {
        return finish(TrainingResult.Stop.DIVERGED, explained(epoch, run.record.loss()));
      }
      noteBest(run.record);
      state.capture(session);
      if (nanoClock.getAsLong() - saved >= checkpointing.everySeconds() * 1e9) {
        save(checkpointing);
        saved = nanoClock.getAsLong();
      }
      listener.onEpoch(run.record);
    }
  }

  private String explained(int epoch, double loss) {
    boolean clips = !(options.rule().clipping() instanceof Clipping.None);
    return Divergence.explain(epoch, loss, options.learningRate(), clips).in(Language.EN);
  }

  private TrainingResult.Stop whyStop() {
    if (state.epoch() > 0
        && Composer.stopsAfter(options.regularization(), state.epoch(), state.bestEpoch)) {
      return TrainingResult.Stop.EARLY;
    }
    return state.epoch() >= options.epochs() ? TrainingResult.Stop.FINISHED : null;
  }

  private void noteBest(EpochRecord record) {
    if (!chooser.isPresent()) {
      state.bestEpoch = record.epoch();
    } else if (chooser.get().better(record.validationLoss(), state.bestLoss)) {
      state.bestEpoch = record.epoch();
      state.bestLoss = record.validationLoss();
      state.captureBest(session);
    }
  }

  private TrainingResult finish(TrainingResult.Stop stop, String divergence) {
    if (chooser.isPresent() && stop != TrainingResult.Stop.DIVERGED) {
      state.restoreBest(session);
    }
    return new TrainingResult(state.history, state.bestEpoch, stop, divergence);
  }

  private void save(Checkpointing checkpointing) throws IOException {
    if (checkpointing.file() != null) {
      state.save(checkpointing);
    }
  }

  /** Measures the network as it is now. */
  public Evaluation evaluate(Examples examples) {
    int batch = steps.evaluationBatchSize();
    float[] features = evaluate.input(TrainingSteps.FEATURES);
    float[] output = evaluate.output(TrainingSteps.OUTPUT);
    float[] rowLoss = evaluate.output(TrainingSteps.ROW_LOSS);
    metric.clear();
    double loss = 0;
    for (int start = 0; start < examples.size(); start += batch) {
      int rows = Math.min(batch, examples.size() - start);
      for (int i = 0; i < rows; i++) {
        examples.copyFeatures(start + i, features, i);
        if (steps.intTargets()) {
          examples.copyLabels(start + i, evaluate.intInput(TrainingSteps.TARGETS), i);
        } else {
          examples.copyTargets(start + i, evaluate.input(TrainingSteps.TARGETS), i);
        }
      }
      evaluate.run();
      for (int i = 0; i < rows; i++) {
        loss += rowLoss[i];
        addMetric(output, i, examples, start + i);
      }
    }
    return new Evaluation(loss / examples.size(), metric.value());
  }

  /** Adds the targets of one row, whose outputs stand in one place of a batch. */
  private void addMetric(float[] output, int place, Examples examples, int row) {
    int targets = examples.targetsPerRow();
    for (int i = 0; i < targets; i++) {
      int at = row * targets + i;
      metric.add(output, (place * targets + i) * width, width, examples.labelOrTarget(at));
    }
  }

  /**
   * What the network gives for rows, with dropout and noise off.
   *
   * @param features row-major [rows, rowShape...]
   * @return row-major [rows, ...], a new array
   */
  public float[] outputs(float[] features, int rows) {
    return Batches.outputs(
        evaluate, steps.evaluationBatchSize(), features, rows, training.rowShape().size());
  }

  /**
   * The network's variables, moving statistics included, without the optimiser's; copies, in order.
   */
  public Map<String, float[]> weights() {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (Variable variable : networkVariables()) {
      weights.put(variable.name(), session.read(variable.name()));
    }
    return weights;
  }

  /** The variables that {@link #weights} gives. */
  public List<Variable> networkVariables() {
    return steps.variables().stream()
        .filter(variable -> variable.role() != Variable.Role.OPTIMIZER)
        .collect(Collectors.toList());
  }

  @Override
  public void close() {
    session.close();
  }

  /** One epoch. */
  private final class EpochRun {
    private final int epoch;
    private final List<Double> validationLosses = List.copyOf(state.validationLosses);
    private EpochRecord record;
    private String divergence;

    EpochRun(int epoch) {
      this.epoch = epoch;
    }

    /** Returns whether the epoch was trained to its end. */
    boolean train(TrainingListener listener, BooleanSupplier cancelled) {
      long start = nanoClock.getAsLong();
      int count = feeder.stepsPerEpoch();
      float[] rate = train.input(TrainingSteps.LEARNING_RATE);
      double lossSum = 0;
      double penaltySum = 0;
      double normSum = 0;
      metric.clear();
      feeder.startEpoch(epoch);
      for (int step = 0; step < count; step++) {
        if (cancelled.getAsBoolean()) {
          return false;
        }
        rate[0] = (float) (options.learningRate() * factor(epoch - 1 + (double) step / count));
        feeder.feed(step);
        train.run();
        double loss = train.output(TrainingSteps.LOSS)[0];
        double norm = train.output(TrainingSteps.GRADIENT_NORM)[0];
        if (Double.isNaN(state.firstLoss)) {
          state.firstLoss = loss;
        }
        if (diverged(loss) || diverged(Double.isNaN(norm) ? norm : 0)) {
          return false;
        }
        lossSum += loss;
        normSum += norm;
        if (steps.hasPenalty()) {
          penaltySum += train.output(TrainingSteps.PENALTY)[0];
        }
        addMetric(step);
        listener.onStep(epoch, step + 1, count);
      }
      double trainMetric = metric.value();
      Evaluation measured = validation == null ? Evaluation.NONE : evaluate(validation);
      record =
          new EpochRecord(
              epoch,
              new Evaluation(lossSum / count, trainMetric),
              measured,
              penaltySum / count,
              normSum / count,
              rate[0],
              (nanoClock.getAsLong() - start) / 1e9);
      return true;
    }

    private double factor(double at) {
      return options
          .schedule()
          .factor(new Schedule.Progress(at, options.epochs(), validationLosses));
    }

    private boolean diverged(double loss) {
      if (Divergence.happened(loss)) {
        divergence = explained(epoch, loss);
        return true;
      }
      return false;
    }

    /** Rows that fill up the last batch were counted already. */
    private void addMetric(int step) {
      float[] output = train.output(TrainingSteps.OUTPUT);
      int batch = steps.batchSize();
      int rows = Math.min(batch, training.size() - step * batch);
      for (int i = 0; i < rows; i++) {
        Trainer.this.addMetric(output, i, training, feeder.row(step, i));
      }
    }
  }
}
