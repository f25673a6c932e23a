package dev.hone.app.ui.watch;

import androidx.annotation.Nullable;
import androidx.lifecycle.LiveData;
import dev.hone.app.data.ArmProgress;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.compare.OpenArms;
import dev.hone.metrics.Metric;
import dev.hone.spec.ExperimentSpec;
import java.util.List;

/** What there is to know of one experiment while it is trained. */
interface Watched {
  /** Where it stands; null when it is gone. */
  LiveData<ExperimentEntity> experiment();

  /** One entry an arm that has begun. */
  LiveData<List<ArmProgress>> progress();

  /** Mean curves so far, of runs of so many epochs. */
  LiveData<List<CurvePoint>> curves(int epochs);

  /** By which its arms are judged. Blocks. */
  Metric metric(ExperimentEntity experiment, ExperimentSpec spec);

  /** Which arms are open; null where nobody can say. Blocks. */
  @Nullable
  OpenArms.Standing standing(ExperimentEntity experiment);
}
