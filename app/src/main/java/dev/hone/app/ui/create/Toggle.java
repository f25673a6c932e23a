package dev.hone.app.ui.create;

/** A switch of the form. */
enum Toggle {
  /** Each hidden layer's input is added to its output. */
  RESIDUAL(Fold.RARE),
  /** Arms get repeats until their verdicts are clear. */
  UNTIL_DECIDED(null);

  private final Fold fold;

  Toggle(Fold fold) {
    this.fold = fold;
  }

  /** The part of the form that it stands in; null where it is always shown. */
  Fold fold() {
    return fold;
  }
}
