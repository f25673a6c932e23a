package dev.hone.app.ui.compare;

import androidx.annotation.Nullable;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.compare.Comparison;
import java.io.IOException;
import java.util.List;

/** Where one experiment's result comes from. All methods block. */
interface ResultSource {
  /** Null where it is gone, and the screen with it. */
  @Nullable
  ExperimentEntity experiment();

  /**
   * The result without histories.
   *
   * @throws dev.hone.base.InvalidInputException if its file is missing or damaged
   */
  Comparison summary() throws IOException;

  /** Mean curves of the arms, of runs of so many epochs. */
  List<CurvePoint> curves(int epochs);
}
