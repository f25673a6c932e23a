package dev.hone.train;

import dev.hone.base.InvalidInputException;

/**
 * Stops a run when the validation loss has not fallen for a while, and goes back to the weights of
 * the best epoch (Prechelt 1998).
 *
 * @param patience how many epochs without improvement are waited for, at least 1
 * @param minDelta by how much the loss has to fall to count as an improvement, 0 or more
 */
public record EarlyStopping(int patience, double minDelta) {
  public EarlyStopping {
    if (patience < 1) {
      throw InvalidInputException.of("patience should be at least 1 epoch, but is %d", patience);
    }
    if (!(minDelta >= 0)) {
      throw InvalidInputException.of("minDelta should be 0 or more, but is %s", minDelta);
    }
  }
}
