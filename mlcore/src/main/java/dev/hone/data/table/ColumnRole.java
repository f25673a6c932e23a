package dev.hone.data.table;

/** What is done with a column of a table. */
public enum ColumnRole {
  FEATURE,
  TARGET,
  /** Rows with the same value in it stay in the same part of a split. */
  GROUP,
  IGNORED
}
