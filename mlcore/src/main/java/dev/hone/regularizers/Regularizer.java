package dev.hone.regularizers;

import dev.hone.base.Card;

/**
 * One regularizer with its values: an immutable record that implements the roles in which it acts,
 * {@link AddsPenalty}, {@link ChangesNetwork}, {@link ChangesTarget}, {@link DecaysWeights}, {@link
 * BoundsWeights}, {@link StopsRun}, {@link ChoosesWeights}. It is made only where it is on.
 */
public interface Regularizer {
  /** The kind of its card. */
  String KIND = "regularizer";

  /** The need of a card whose thing is for families of sequences alone. */
  String SEQUENCES = "sequences";

  /** The need of a card whose thing looks at validation rows. */
  String VALIDATION = "validation";

  /** The need of a card whose thing is for classification alone. */
  String CLASSES = "classes";

  Card card();
}
