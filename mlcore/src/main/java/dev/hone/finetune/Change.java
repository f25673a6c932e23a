package dev.hone.finetune;

import dev.hone.train.Evaluation;

/** The same rows before and after fine-tuning. */
record Change(Evaluation before, Evaluation after) {
  /** Where nothing is trained. */
  static Change none(Evaluation both) {
    return new Change(both, both);
  }
}
