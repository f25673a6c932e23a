/**
 * Loops over arrays, and how threads share their work. They know nothing of graphs or shapes:
 * arrays and sizes come in. Operations come in here; nobody else needs to.
 */
package dev.hone.kernels;
