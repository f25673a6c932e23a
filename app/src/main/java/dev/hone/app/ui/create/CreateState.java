package dev.hone.app.ui.create;

import androidx.annotation.Nullable;
import dev.hone.base.Message;
import dev.hone.data.table.Schema;
import dev.hone.report.Wording;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What the form shows.
 *
 * @param looked what the data are
 * @param errors what is wrong, at its field
 * @param size what comparing would take
 * @param problem what is wrong with the whole, or null
 * @param open the parts that are unfolded
 * @param lost why this is not the form that was begun before, or null
 * @param doing what goes on, and keeps the form from being started
 * @param created id of the experiment once it was made, else 0
 */
record CreateState(
    Draft draft,
    Looked looked,
    Map<Enum<?>, Message> errors,
    Size size,
    @Nullable Exception problem,
    Set<Fold> open,
    @Nullable Exception lost,
    Doing doing,
    long created) {
  /** What goes on. */
  enum Doing {
    NOTHING,
    /** Another form is read, which will stand in the place of this one. */
    READING,
    /** The experiment is being made. */
    STARTING
  }

  /**
   * What the data are.
   *
   * @param schema null while they are read
   * @param rows how many there are
   */
  record Looked(@Nullable Schema schema, int rows) {
    static final Looked NOT_YET = new Looked(null, 0);

    /** Whether rows have time steps; true while that is not known. */
    boolean sequences() {
      return schema == null || schema.steps() > 0;
    }
  }

  /**
   * What comparing would take.
   *
   * @param parameters of the network; negative while it is not known
   * @param runs how many runs there would be, the most if until decided
   * @param seconds about how long they would take; negative while it is not known
   */
  record Size(long parameters, int runs, double seconds) {}

  /** A draft that nobody has looked at. */
  static CreateState of(Draft draft, Looked looked, Set<Fold> open) {
    Map<Enum<?>, Message> errors = DraftCheck.of(draft);
    return new CreateState(
        draft,
        looked,
        errors,
        new Size(-1, draft.runs(errors), -1),
        null,
        open,
        null,
        Doing.NOTHING,
        0);
  }

  /** Whether it can be started. */
  boolean valid() {
    return errors.isEmpty() && problem == null && doing == Doing.NOTHING;
  }

  /** What is made hard on purpose; null where nothing is, and while a field for it is wrong. */
  @Nullable
  Message difficulty() {
    return errors.containsKey(Field.LABEL_NOISE) || errors.containsKey(Field.TRAIN_PART)
        ? null
        : Wording.difficulty(
            draft.share(Field.LABEL_NOISE), draft.share(Field.TRAIN_PART), draft.data().task());
  }

  /** Filled in otherwise; nobody has looked at that yet. */
  CreateState edited(Draft other) {
    CreateState made = of(other, looked, open);
    return new CreateState(other, looked, made.errors, made.size, null, open, null, doing, created);
  }

  /** With what was found out about the same draft. */
  CreateState answered(CreateState answer) {
    return new CreateState(
        draft, answer.looked, errors, answer.size, answer.problem, open, lost, doing, created);
  }

  CreateState withLooked(Looked other) {
    return new CreateState(draft, other, errors, size, problem, open, lost, doing, created);
  }

  CreateState withSize(long parameters, double seconds) {
    Size other = new Size(parameters, size.runs(), seconds);
    return new CreateState(draft, looked, errors, other, problem, open, lost, doing, created);
  }

  /** What goes on is over, with a problem. */
  CreateState failed(Exception why) {
    return withSize(-1, -1).withProblem(why).with(Doing.NOTHING);
  }

  CreateState withProblem(Exception other) {
    return new CreateState(draft, looked, errors, size, other, open, lost, doing, created);
  }

  private CreateState withOpen(Set<Fold> other) {
    return new CreateState(draft, looked, errors, size, problem, other, lost, doing, created);
  }

  CreateState withLost(Exception other) {
    return new CreateState(draft, looked, errors, size, problem, open, other, doing, created);
  }

  CreateState with(Doing other) {
    return new CreateState(draft, looked, errors, size, problem, open, lost, other, created);
  }

  /** With a part unfolded, or folded where it was open. */
  CreateState turned(Fold fold) {
    Set<Fold> other = EnumSet.noneOf(Fold.class);
    other.addAll(open);
    if (!other.remove(fold)) {
      other.add(fold);
    }
    return withOpen(other);
  }

  CreateState withCreated(long id) {
    return new CreateState(draft, looked, errors, size, problem, open, lost, doing, id);
  }
}
