package dev.hone.app.ui.create;

/** A part of the form that is folded until somebody wants it. */
enum Fold {
  /** What makes the data harder on purpose. */
  HARDER,
  /** The network and its training. */
  NETWORK,
  /** What is rarely changed. */
  RARE
}
