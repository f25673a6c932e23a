package dev.hone.finetune;

import dev.hone.train.Evaluation;

/**
 * What one arm did with one seed. What cannot be measured is {@link Evaluation#NONE}: the new data
 * before tuning where the base does not know its classes, the old data where there is none, or
 * where nothing is left of the base.
 *
 * @param newBefore the base on the user's test rows
 * @param newAfter the tuned network on the user's test rows
 * @param oldBefore the base on old rows
 * @param oldAfter the tuned network on old rows; with new classes the base's own head on the tuned
 *     layers below
 * @param epochs that were trained
 * @param divergence null, or what went wrong
 */
public record TuningRun(
    String arm,
    int seed,
    Evaluation newBefore,
    Evaluation newAfter,
    Evaluation oldBefore,
    Evaluation oldAfter,
    int epochs,
    String divergence) {}
