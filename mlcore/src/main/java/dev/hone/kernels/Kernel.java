package dev.hone.kernels;

/**
 * Computes one node's value from its inputs' values, in buffers bound when the kernel was made.
 * Allocates nothing.
 */
@FunctionalInterface
public interface Kernel {
  void run();
}
