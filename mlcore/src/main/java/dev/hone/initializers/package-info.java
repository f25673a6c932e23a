/**
 * how weights start: {@link dev.hone.initializers.Initializers} lists the ways, each a line. Knows
 * graph for shapes and seeds alone; layers come in.
 */
package dev.hone.initializers;
