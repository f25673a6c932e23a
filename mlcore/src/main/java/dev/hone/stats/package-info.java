/**
 * Statistics of repeats: intervals, paired tests, verdicts. Arrays of numbers come in, no words go
 * out.
 */
package dev.hone.stats;
