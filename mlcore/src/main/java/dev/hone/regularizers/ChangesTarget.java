package dev.hone.regularizers;

import dev.hone.losses.Loss;

/** Changes what the training aims at; the loss of each row that is reported stays. */
public interface ChangesTarget extends Regularizer {
  /**
   * The loss with another aim.
   *
   * @throws dev.hone.base.InvalidInputException if this loss cannot have it
   */
  Loss aim(Loss loss);
}
