package dev.hone.cli;

import dev.hone.activations.Activations;
import dev.hone.initializers.Initializers;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import dev.hone.regularizers.Regularizers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names that options take, from the engine's registries: {@code ${COMPLETION-CANDIDATES}}. */
final class RegistryNames {
  private RegistryNames() {}

  static final class OfActivations implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Activations.ALL.names().iterator();
    }
  }

  /** As people write them. */
  static final class OfFamilies implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Families.ALL.names().stream().map(key -> key.toUpperCase(Locale.ROOT)).iterator();
    }
  }

  /** The family of a name in letters of any case. */
  static Family family(String option, String name) {
    return Families.of(option, name.toLowerCase(Locale.ROOT));
  }

  /** How regularizers are written in an arm: {@code l1=, …, batch-norm}. */
  static String ofArms() {
    return Regularizers.ALL.all().stream()
        .map(entry -> Regularizers.form(entry.card()))
        .collect(Collectors.joining(", "));
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
