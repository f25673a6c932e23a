package dev.hone.cli;

import dev.hone.activations.Activations;
import dev.hone.initializers.Initializers;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Names that options take, from the engine's registries: {@code ${COMPLETION-CANDIDATES}}. */
final class RegistryNames {
  private RegistryNames() {}

  static final class OfActivations implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Activations.ALL.names().iterator();
    }
  }

  static final class OfInitializers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Initializers.ALL.names().iterator();
    }
  }

  /** Those that adapt the same stand together. */
  static final class OfOptimizers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      List<String> names = new ArrayList<>();
      for (Optimizer.Adapts adapts : Optimizer.Adapts.values()) {
        names.addAll(Optimizers.names(adapts));
      }
      return names.iterator();
    }
  }

  static final class OfSchedules implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Schedules.names().iterator();
    }
  }
}
