package dev.hone.data.table;

/** What a column of a table holds. */
public enum ColumnKind {
  NUMBER,
  CATEGORY,
  /** A category of two levels that say yes and no. */
  YES_NO,
  DATE,
  /**
   * Whole numbers that count the rows, or codes with a value of their own in (nearly) every row.
   */
  IDENTIFIER,
  /** Texts with a value of their own in (nearly) every row, or more levels than can be learnt. */
  TEXT,
  /** The same value in every row. */
  CONSTANT,
  /** No value in any row. */
  EMPTY
}
