package dev.hone.app.ui.experiments;

import dev.hone.app.AppContainer;
import dev.hone.app.data.Experiments;
import dev.hone.app.training.Training;
import dev.hone.spec.ExperimentSpec;
import java.time.Clock;

/** Joins the list to the app. */
final class ExperimentsFactory {
  private ExperimentsFactory() {}

  static ExperimentsViewModel of(AppContainer container) {
    Experiments experiments = container.experiments();
    GlanceReader glances =
        new GlanceReader(
            experiments::peek,
            experiments::ended,
            (id, stride) -> container.database().runs().curves(id, stride));
    return new ExperimentsViewModel(
        experiments::observe,
        new KeptOrders(experiments, container.training()),
        glances::read,
        new ExperimentsViewModel.Threads(container.io(), container.orders(), container.main()),
        Clock.systemUTC());
  }

  private record KeptOrders(Experiments experiments, Training training)
      implements ExperimentsViewModel.Orders {
    @Override
    public long create(String name, ExperimentSpec spec, long now) {
      return experiments.create(name, null, spec, now);
    }

    @Override
    public void rename(long id, String name) {
      experiments.rename(id, name);
    }

    @Override
    public void duplicate(long id, String name, long now) {
      experiments.duplicate(id, name, now);
    }

    @Override
    public void delete(long id, long now) {
      experiments.delete(id, now);
    }

    @Override
    public boolean undoDelete(long id) {
      return experiments.undoDelete(id);
    }

    @Override
    public void train() {
      training.start();
    }

    @Override
    public void forget() {
      training.deleted();
    }
  }
}
