/**
 * Floor 6: one run: the trainer, its history, metrics, early stopping and checkpoint. Comparing
 * runs is the business of {@code dev.hone.experiment} above.
 */
package dev.hone.train;
