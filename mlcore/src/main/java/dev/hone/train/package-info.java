/**
 * One run. {@link dev.hone.train.Trainer} trains a network on examples, measures every epoch,
 * notices divergence, stops early, and can be stopped and taken up again at any point with the same
 * result to the bit.
 */
package dev.hone.train;
