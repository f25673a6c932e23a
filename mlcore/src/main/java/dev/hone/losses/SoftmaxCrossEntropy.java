package dev.hone.losses;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Range;
import dev.hone.data.table.Task;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.TensorType;
import dev.hone.op.Ops;

/**
 * Cross entropy of classes in nats: −log softmax(logits)[label]. Logits [B, C] with int32 labels
 * [B], or [B, T, C] with [B, T]; labels are 0 … C − 1, C at least 2.
 *
 * @param labelSmoothing ε, 0 ≤ ε < 1: training aims at (1 − ε) of the label plus ε/C of every class
 *     (Szegedy et al. 2016); {@link #perRow} leaves it out
 */
public record SoftmaxCrossEntropy(double labelSmoothing) implements Loss {
  static final Card CARD = Card.of(KIND, "cross-entropy").withPaper("Good 1952");

  public SoftmaxCrossEntropy {
    Range.fraction().check(CARD.name(), Message.of("loss.smoothing"), labelSmoothing);
  }

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Task task() {
    return Task.CLASSIFICATION;
  }

  @Override
  public int outputs(int classes) {
    return classes;
  }

  @Override
  public Loss smoothed(double share) {
    return new SoftmaxCrossEntropy(share);
  }

  @Override
  public TensorType targetType(Shape output) {
    int rank = output.rank();
    if (rank < 2 || rank > 3 || output.dim(-1) < 2) {
      throw new InvalidInputException(Message.of("error.loss.logits", output.toString()));
    }
    return TensorType.int32(
        rank == 2 ? Shape.of(output.dim(0)) : Shape.of(output.dim(0), output.dim(1)));
  }

  @Override
  public Node perRow(Node output, Node target) {
    Rows.checkTarget(this, output, target);
    return Rows.mean(Ops.negativeLogLikelihood(Ops.logSoftmax(output), target));
  }

  @Override
  public Node loss(Node output, Node target) {
    Rows.checkTarget(this, output, target);
    Node logProbabilities = Ops.logSoftmax(output);
    Node loss = Ops.mean(Ops.negativeLogLikelihood(logProbabilities, target));
    return labelSmoothing == 0
        ? loss
        : Ops.sub(
            Ops.mul(1 - labelSmoothing, loss), Ops.mul(labelSmoothing, Ops.mean(logProbabilities)));
  }
}
