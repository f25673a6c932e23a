package dev.hone.train;

import dev.hone.graph.DType;
import dev.hone.graph.Node;
import dev.hone.graph.Noise;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.TensorType;
import dev.hone.graph.Variable;
import dev.hone.losses.Loss;
import dev.hone.nn.Network;
import dev.hone.op.Ops;
import dev.hone.optim.UpdateRule;
import dev.hone.regularizers.Composer;
import dev.hone.regularizers.L2Sp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two steps of a run: {@code train} (forward, backward, update) on batches of one size, and
 * {@code evaluate} (forward, loss of each row) on batches of another. They share the network's
 * variables by name.
 */
public final class TrainingSteps {
  public static final String TRAIN = "train";
  public static final String EVALUATE = "evaluate";

  /** Input of both steps: [batch, rowShape...]. */
  public static final String FEATURES = "features";

  /** Input of both steps: the loss says its type. */
  public static final String TARGETS = "targets";

  /** Input of the training step: [1]. */
  public static final String LEARNING_RATE = "learningRate";

  /** Output of both steps: what the network's last layer gives, [batch, ...]. */
  public static final String OUTPUT = "output";

  /** Output of the training step: mean data loss of the batch. */
  public static final String LOSS = "loss";

  /** Output of the training step: what the penalty adds to the loss; absent without penalty. */
  public static final String PENALTY = "penalty";

  /** Output of the training step: global gradient norm before clipping. */
  public static final String GRADIENT_NORM = "gradientNorm";

  /** Output of the evaluation step: data loss of each row, [batch]. */
  public static final String ROW_LOSS = "rowLoss";

  /** Rows that are measured at once, at most. */
  public static final int MAX_EVALUATION_BATCH = 256;

  private final int batchSize;
  private final int evaluationBatchSize;
  private final boolean intTargets;
  private final boolean hasPenalty;
  private final StepBuilder training;
  private final Step trainStep;
  private final Step evaluateStep;

  /**
   * @param largestEvaluation the most examples that are ever evaluated at once
   */
  public TrainingSteps(
      Network network,
      Loss loss,
      TrainingOptions options,
      Shape rowShape,
      int trainingRows,
      int largestEvaluation) {
    this(network, loss, options, L2Sp.NONE, rowShape, trainingRows, largestEvaluation);
  }

  TrainingSteps(
      Network network,
      Loss loss,
      TrainingOptions options,
      L2Sp pull,
      Shape rowShape,
      int trainingRows,
      int largestEvaluation) {
    batchSize =
        options.batchSize() == 0 ? trainingRows : Math.min(options.batchSize(), trainingRows);
    evaluationBatchSize = Math.min(MAX_EVALUATION_BATCH, largestEvaluation);

    training = new StepBuilder(true);
    Node output = network.apply(features(training, rowShape, batchSize), training);
    Node targets = targets(training, loss, output);
    intTargets = targets.type().dtype() == DType.INT32;
    Node dataLoss = Composer.loss(options.regularization(), loss).loss(output, targets);
    Optional<Node> penalty =
        Stream.of(Composer.penalty(options.regularization(), training), pull.of(training))
            .filter(Optional::isPresent)
            .map(Optional::get)
            .reduce(Ops::add);
    hasPenalty = penalty.isPresent();
    penalty.ifPresent(node -> training.output(PENALTY, node));
    Node total = penalty.map(node -> Ops.add(dataLoss, node)).orElse(dataLoss);
    List<Variable> parameters = training.parameters();
    List<Node> gradients =
        Ops.gradients(total, parameters.stream().map(Variable::node).collect(Collectors.toList()));
    Node learningRate = training.graph().input(LEARNING_RATE, Shape.of(1));
    training.output(OUTPUT, output);
    training.output(LOSS, dataLoss);
    UpdateRule rule = options.rule().with(Composer.updateChanges(options.regularization()));
    training.output(GRADIENT_NORM, rule.apply(training, parameters, gradients, learningRate));
    trainStep = training.build(TRAIN);

    StepBuilder evaluation = new StepBuilder(false);
    Node inferred = network.apply(features(evaluation, rowShape, evaluationBatchSize), evaluation);
    evaluation.output(OUTPUT, inferred);
    evaluation.output(ROW_LOSS, loss.perRow(inferred, targets(evaluation, loss, inferred)));
    evaluateStep = evaluation.build(EVALUATE);
  }

  static Node features(StepBuilder builder, Shape rowShape, int batch) {
    int[] dims = new int[rowShape.rank() + 1];
    dims[0] = batch;
    System.arraycopy(rowShape.dims(), 0, dims, 1, rowShape.rank());
    return builder.graph().input(FEATURES, TensorType.float32(Shape.of(dims)));
  }

  private static Node targets(StepBuilder builder, Loss loss, Node output) {
    return builder.graph().input(TARGETS, loss.targetType(output.shape()));
  }

  public List<Step> steps() {
    return List.of(trainStep, evaluateStep);
  }

  /** The variables of the training step, the optimiser's included. */
  public List<Variable> variables() {
    return training.variables();
  }

  /** The noise inputs of the training step. */
  public List<Noise> noises() {
    return training.noises();
  }

  int batchSize() {
    return batchSize;
  }

  int evaluationBatchSize() {
    return evaluationBatchSize;
  }

  boolean intTargets() {
    return intTargets;
  }

  boolean hasPenalty() {
    return hasPenalty;
  }
}
