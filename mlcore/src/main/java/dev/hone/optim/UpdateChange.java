package dev.hone.optim;

import dev.hone.graph.Node;

/** Changes what an optimizer makes of each parameter. */
public interface UpdateChange {
  /**
   * The same update, changed.
   *
   * @param learningRate the input of shape [1]
   */
  Optimizer.Updater around(Optimizer.Updater updater, Node learningRate);
}
