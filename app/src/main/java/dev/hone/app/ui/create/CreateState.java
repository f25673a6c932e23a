package dev.hone.app.ui.create;

import java.util.Map;

/**
 * What the form shows.
 *
 * @param dataText size and task of the data; empty while it is read
 * @param errors what is wrong, at its field
 * @param size what comparing would take
 * @param problem what is wrong with the whole, or null
 * @param created id of the experiment once it was made, else 0
 */
record CreateState(
    Draft draft,
    String dataText,
    Map<Field, String> errors,
    Size size,
    String problem,
    long created) {
  /**
   * What comparing would take.
   *
   * @param parameters of the network; negative while it is not known
   * @param runs how many runs there would be
   * @param seconds about how long they would take; negative while it is not known
   */
  record Size(long parameters, int runs, double seconds) {}

  boolean valid() {
    return errors.isEmpty() && problem == null;
  }
}
