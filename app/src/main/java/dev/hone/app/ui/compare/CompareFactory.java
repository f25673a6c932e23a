package dev.hone.app.ui.compare;

import dev.hone.app.AppContainer;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.Experiments;
import dev.hone.compare.Comparison;
import java.io.IOException;
import java.util.List;

/** Joins the comparison to the app. */
final class CompareFactory {
  private CompareFactory() {}

  static CompareViewModel of(AppContainer container, long id) {
    return new CompareViewModel(
        new KeptResult(container.experiments(), id),
        () -> container.training().resume(id),
        container.files().shared(),
        new CompareViewModel.Threads(container.io(), container.orders(), container.main()));
  }

  private record KeptResult(Experiments experiments, long id) implements ResultSource {
    @Override
    public ExperimentEntity experiment() {
      return experiments.find(id);
    }

    @Override
    public Comparison summary() throws IOException {
      return experiments.summary(id);
    }

    @Override
    public List<CurvePoint> curves(int epochs) {
      return experiments.curves(id, epochs);
    }
  }
}
