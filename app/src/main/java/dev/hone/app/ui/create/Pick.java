package dev.hone.app.ui.create;

import dev.hone.activations.Activations;
import dev.hone.base.Card;
import dev.hone.base.Registry;
import dev.hone.data.table.Scalings;
import dev.hone.data.table.Task;
import dev.hone.initializers.Initializers;
import dev.hone.losses.Losses;
import dev.hone.metrics.Metrics;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.optim.Schedules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the form lets choose from a registry: what is added to one appears by itself. */
enum Pick {
  FAMILY(Fold.NETWORK),
  ACTIVATION(Fold.NETWORK),
  INITIALIZER(Fold.RARE),
  OPTIMIZER(Fold.NETWORK),
  SCHEDULE(Fold.RARE),
  LOSS(Fold.RARE),
  METRIC(Fold.NETWORK),
  SCALING(Fold.RARE);

  private final Fold fold;

  Pick(Fold fold) {
    this.fold = fold;
  }

  /** The part of the form that it stands in. */
  Fold fold() {
    return fold;
  }

  private Registry<?> registry() {
    return switch (this) {
      case FAMILY -> Families.ALL;
      case ACTIVATION -> Activations.ALL;
      case INITIALIZER -> Initializers.ALL;
      case OPTIMIZER -> Optimizers.ALL;
      case SCHEDULE -> Schedules.ALL;
      case LOSS -> Losses.ALL;
      case METRIC -> Metrics.ALL;
      case SCALING -> Scalings.ALL;
    };
  }

  Card card(String key) {
    return registry().card(key);
  }

  /**
   * What can be used, in the order in which it is offered.
   *
   * @param task what is predicted
   * @param sequences whether rows have time steps
   */
  List<Card> suiting(Task task, boolean sequences) {
    List<Card> cards = new ArrayList<>();
    for (String key : keys()) {
      boolean suits =
          switch (this) {
            case FAMILY -> sequences || !card(key).needs().contains(Family.SEQUENCES);
            case LOSS -> Losses.ALL.parse(key).task() == task;
            case METRIC -> Metrics.ALL.parse(key).task() == task;
            default -> true;
          };
      if (suits) {
        cards.add(card(key));
      }
    }
    return cards;
  }

  /** Optimisers that adapt the same stand together. */
  private List<String> keys() {
    if (this != OPTIMIZER) {
      return registry().names();
    }
    List<String> keys = new ArrayList<>();
    Arrays.stream(Optimizer.Adapts.values()).map(Optimizers::names).forEach(keys::addAll);
    return keys;
  }
}
