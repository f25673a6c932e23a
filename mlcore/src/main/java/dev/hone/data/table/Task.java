package dev.hone.data.table;

/** What is learned from a data set. */
public enum Task {
  /** One of a known list of classes. */
  CLASSIFICATION,
  /** A number. */
  REGRESSION
}
