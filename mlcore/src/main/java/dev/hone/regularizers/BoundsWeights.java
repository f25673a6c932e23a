package dev.hone.regularizers;

import dev.hone.optim.UpdateChange;

/** Keeps the weights within bounds, after everything else that a step does to them. */
interface BoundsWeights extends Regularizer, UpdateChange {}
