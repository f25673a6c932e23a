package dev.hone.app.ui.watch;

import android.util.Log;
import androidx.annotation.Nullable;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.base.InvalidInputException;
import dev.hone.compare.OpenArms;
import java.io.IOException;

/**
 * Which arms of an experiment are open. The engine's rule needs the data, which are read once.
 * Blocks.
 */
final class StandingReader {
  private final Experiments experiments;
  @Nullable private OpenArms arms;

  StandingReader(Experiments experiments) {
    this.experiments = experiments;
  }

  /** Where it stands; null where the data cannot be read, which the training itself tells. */
  @Nullable
  synchronized OpenArms.Standing read(ExperimentEntity experiment) {
    try {
      if (arms == null) {
        arms = new OpenArms(experiments.localSpec(experiment));
      }
      return arms.after(experiments.finishedMetrics(experiment.id));
    } catch (IOException | InvalidInputException e) {
      Log.i("StandingReader", "nobody can say which arms are open: " + e.getMessage());
      return null;
    }
  }
}
