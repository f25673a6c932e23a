package dev.hone.compare;

/**
 * Rows per run.
 *
 * @param pool rows that were not for the test: those that training and validation rows were drawn
 *     from. More than both together where the spec trains on a part only
 */
public record RowCounts(int pool, int train, int validation, int test) {}
