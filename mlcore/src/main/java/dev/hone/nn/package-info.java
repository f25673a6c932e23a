/**
 * Layers, losses, penalties and initial values. They only compose {@link dev.hone.op.Ops} through a
 * {@link dev.hone.graph.StepBuilder}; all values live in the step's variables. The trainer and
 * everything above come in through {@link dev.hone.nn.Models}.
 */
package dev.hone.nn;
