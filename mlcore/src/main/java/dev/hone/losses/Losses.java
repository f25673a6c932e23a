package dev.hone.losses;

import dev.hone.base.Registry;
import dev.hone.base.Registry.Entry;
import dev.hone.data.table.Schema;
import dev.hone.data.table.Task;
import java.util.List;

/** All losses. The first of a task is the one that is used when none is chosen. */
public final class Losses {
  public static final Registry<Loss> ALL =
      new Registry<>(
          Loss.KIND,
          List.of(
              Entry.of(SoftmaxCrossEntropy.CARD, values -> new SoftmaxCrossEntropy(0)),
              Entry.of(BinaryCrossEntropy.CARD, values -> new BinaryCrossEntropy()),
              Entry.of(MeanSquaredError.CARD, values -> new MeanSquaredError()),
              Entry.of(MeanAbsoluteError.CARD, values -> new MeanAbsoluteError()),
              Entry.of(Huber.CARD, Huber::new)));

  private Losses() {}

  /** The loss that is used for a task when nothing is said. */
  public static Loss usual(Task task) {
    return ALL.names().stream()
        .map(ALL::parse)
        .filter(loss -> loss.task() == task)
        .findFirst()
        .get();
  }

  /**
   * What is minimised: the loss that was chosen, or the usual one.
   *
   * @param chosen null where none was
   * @throws dev.hone.base.InvalidInputException if it is not for such data
   */
  public static Loss chosen(Loss chosen, Schema schema) {
    Loss loss = chosen == null ? usual(schema.task()) : chosen;
    loss.requireFor(schema);
    return loss;
  }
}
