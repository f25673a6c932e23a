/**
 * Shapes, nodes, the append-only graph, reverse-mode differentiation, and the contract of an
 * operation with the small interfaces that it speaks to (kernel buffers, TensorFlow Lite emitter).
 * Knows no concrete operation.
 */
package dev.hone.graph;
