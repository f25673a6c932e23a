package dev.hone.regularizers;

import dev.hone.nn.Places;

/** Puts something into named places of the network. */
interface ChangesNetwork extends Regularizer {
  /** The places with its own added. */
  Places in(Places places);

  /**
   * Whether the network needs it also where it predicts: it has variables, or acts in inference.
   * Such a thing belongs to a trained model and cannot be added to one.
   */
  boolean staysInNetwork();
}
