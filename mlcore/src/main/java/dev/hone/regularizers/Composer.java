package dev.hone.regularizers;

import dev.hone.graph.Node;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.losses.Loss;
import dev.hone.nn.Places;
import dev.hone.op.Ops;
import dev.hone.optim.UpdateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an arm's regularizers do together. Their order is that of {@link Regularizers#ALL} and of
 * the roles here, not that in which an arm names them, so that every way to write an arm gives the
 * same numbers to the bit.
 */
public final class Composer {
  private Composer() {}

  /** What is put into the network's places. */
  public static Places places(Regularization regularization) {
    Places places = Places.EMPTY;
    for (ChangesNetwork each : regularization.those(ChangesNetwork.class)) {
      places = each.in(places);
    }
    return places;
  }

  /**
   * The loss with the aim that it is trained with.
   *
   * @throws dev.hone.base.InvalidInputException if the loss cannot have that aim
   */
  public static Loss loss(Regularization regularization, Loss loss) {
    Loss result = loss;
    for (ChangesTarget each : regularization.those(ChangesTarget.class)) {
      result = each.aim(result);
    }
    return result;
  }

  /**
   * The penalty on a step's weights, those added so far: weight by weight, and for each weight
   * regularizer by regularizer.
   *
   * @return a scalar of rank 0; empty where there is no penalty or no weight
   */
  public static Optional<Node> penalty(Regularization regularization, StepBuilder builder) {
    List<AddsPenalty> penalties = regularization.those(AddsPenalty.class);
    List<Node> terms = new ArrayList<>();
    for (Variable variable : builder.parameters()) {
      if (variable.role() == Variable.Role.WEIGHT) {
        penalties.forEach(each -> terms.add(each.penalty(variable)));
      }
    }
    return terms.stream().reduce(Ops::add);
  }

  /** What is done to the update of each weight: decay first, then bounds. */
  public static List<UpdateChange> updateChanges(Regularization regularization) {
    List<UpdateChange> changes = new ArrayList<>(regularization.those(DecaysWeights.class));
    changes.addAll(regularization.those(BoundsWeights.class));
    return changes;
  }

  /** Whether any ends the run; see {@link StopsRun#stopsAfter}. */
  public static boolean stopsAfter(Regularization regularization, int epoch, int bestEpoch) {
    return regularization.those(StopsRun.class).stream()
        .anyMatch(each -> each.stopsAfter(epoch, bestEpoch));
  }

  /** Which weights the run ends with; empty for the last. */
  public static Optional<ChoosesWeights> chooser(Regularization regularization) {
    return regularization.those(ChoosesWeights.class).stream().findFirst();
  }
}
