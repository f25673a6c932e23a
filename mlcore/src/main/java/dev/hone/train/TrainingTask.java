package dev.hone.train;

import dev.hone.losses.Loss;
import dev.hone.metrics.Metric;
import dev.hone.nn.Network;

/**
 * What is to be learned, and from what.
 *
 * @param network is trained
 * @param loss what is minimised
 * @param metric what is measured besides the loss
 * @param training the rows that are learned from
 * @param validation measured after every epoch, or null for none
 * @param targetScale what one unit of the network's output is worth in the target's own unit (1 for
 *     classification)
 */
public record TrainingTask(
    Network network,
    Loss loss,
    Metric metric,
    Examples training,
    Examples validation,
    double targetScale) {}
