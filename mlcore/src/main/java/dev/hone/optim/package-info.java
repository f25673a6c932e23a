/**
 * What a training step does with the gradients. Optimisers, weight decay, max-norm and clipping
 * compose operations into the step's graph; schedules are pure functions of the progress. Knows
 * graph and op only.
 */
package dev.hone.optim;
