package dev.hone.app.ui.create;

/** A field of the form that a message can stand at. */
enum Field {
  TRAIN_PART,
  LABEL_NOISE,
  HIDDEN,
  EPOCHS,
  BATCH,
  RATE,
  SEEDS,
  ARMS,
  NAME
}
