/**
 * What keeps a network from learning its training rows by heart: each thing with its card and its
 * roles, and the set of them that an arm is.
 */
package dev.hone.regularizers;
