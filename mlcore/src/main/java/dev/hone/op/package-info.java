/**
 * The operations, one file each: shape rule, Java kernel, gradient, TensorFlow Lite lowering.
 * {@link dev.hone.op.Ops} lists them all; everything above builds graphs through it.
 */
package dev.hone.op;
