package dev.hone.app.ui.create;

/** A field of the form that is typed into. */
enum Field {
  TRAIN_PART(Fold.HARDER),
  LABEL_NOISE(Fold.HARDER),
  HIDDEN(Fold.NETWORK),
  EPOCHS(Fold.NETWORK),
  BATCH(Fold.NETWORK),
  RATE(Fold.NETWORK),
  SEEDS(null),
  MINUTES(null),
  FOLDS(Fold.RARE),
  SAME_WITHIN(Fold.RARE),
  VALIDATION(Fold.RARE),
  TEST(Fold.RARE),
  CLIP_VALUE(Fold.RARE),
  CLIP_NORM(Fold.RARE),
  SEED(Fold.RARE),
  NAME(null);

  private final Fold fold;

  Field(Fold fold) {
    this.fold = fold;
  }

  /** The part of the form that it stands in; null where it is always shown. */
  Fold fold() {
    return fold;
  }
}
