package dev.hone.losses;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import dev.hone.graph.Node;
import dev.hone.op.Ops;

/**
 * Cross entropy of independent yes-or-no outputs in nats: −y·log σ(z) − (1 − y)·log(1 − σ(z)), for
 * logits z and float32 targets y of one shape, each target 0, 1 or a probability between.
 */
public record BinaryCrossEntropy() implements Loss {
  static final Card CARD = Card.of(KIND, "binary-cross-entropy").withPaper("Good 1952");

  @Override
  public Card card() {
    return CARD;
  }

  @Override
  public Task task() {
    return Task.CLASSIFICATION;
  }

  @Override
  public void requireFor(Schema schema) {
    Loss.super.requireFor(schema);
    if (schema.classNames().size() != 2) {
      throw new InvalidInputException(
          Message.of(
              "error.loss.two-classes",
              text(),
              schema.targetName(),
              schema.classNames().size(),
              SoftmaxCrossEntropy.CARD.key()));
    }
  }

  /** −log σ(z) is softplus(−z), which neither overflows nor loses the tail. */
  @Override
  public Node perRow(Node output, Node target) {
    Rows.checkTarget(this, output, target);
    Node yes = Ops.mul(target, Ops.softplus(Ops.neg(output)));
    Node no = Ops.mul(Ops.sub(1, target), Ops.softplus(output));
    return Rows.mean(Ops.add(yes, no));
  }
}
