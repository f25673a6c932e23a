package dev.hone.regularizers;

import dev.hone.optim.UpdateChange;

/** Takes from the weights beside the optimizer's update. */
interface DecaysWeights extends Regularizer, UpdateChange {}
