package dev.hone.app.ui.experiments;

import dev.hone.app.data.ExperimentEntity;
import java.util.List;

/**
 * What the list shows.
 *
 * @param experiments newest first
 * @param search what was searched for; empty for everything
 */
public record ExperimentsState(List<ExperimentEntity> experiments, String search) {
  public ExperimentsState {
    experiments = List.copyOf(experiments);
  }

  /** Nothing was ever made, or everything was deleted. */
  public boolean empty() {
    return experiments.isEmpty() && search.isEmpty();
  }

  /** Nothing has the text in its name. */
  public boolean noMatch() {
    return experiments.isEmpty() && !search.isEmpty();
  }
}
