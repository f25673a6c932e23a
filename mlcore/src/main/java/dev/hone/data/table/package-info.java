/**
 * Rows and columns in memory: data sets, splits, noise in labels, and what turns them into a
 * network's numbers.
 */
package dev.hone.data.table;
