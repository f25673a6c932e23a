/**
 * functions on each element, one file each, and {@link dev.hone.activations.Activations}, their
 * list. They know graph and op; layers come in through {@link dev.hone.activations.Activation}.
 */
package dev.hone.activations;
