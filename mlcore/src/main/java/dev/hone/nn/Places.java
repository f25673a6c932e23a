package dev.hone.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * What is put into the named places of a network beside its own layers. Several things in one place
 * act in the order of the list.
 *
 * @param input once, before the first hidden layer
 * @param afterProduct in each hidden block, after the product of inputs and weights (in a recurrent
 *     block, after the recurrent layer)
 * @param afterActivation in each hidden block, at its end
 * @param state in each recurrent layer, from time step to time step
 */
public record Places(
    List<Layer> input,
    List<Layer> afterProduct,
    List<Layer> afterActivation,
    List<StateChange> state) {
  /** Nothing anywhere. */
  public static final Places EMPTY = new Places(List.of(), List.of(), List.of(), List.of());

  public Places {
    input = List.copyOf(input);
    afterProduct = List.copyOf(afterProduct);
    afterActivation = List.copyOf(afterActivation);
    state = List.copyOf(state);
  }

  /** One more on the input. */
  public Places withInput(Layer layer) {
    return new Places(plus(input, layer), afterProduct, afterActivation, state);
  }

  /** One more after each product. */
  public Places withAfterProduct(Layer layer) {
    return new Places(input, plus(afterProduct, layer), afterActivation, state);
  }

  /** One more after each activation. */
  public Places withAfterActivation(Layer layer) {
    return new Places(input, afterProduct, plus(afterActivation, layer), state);
  }

  /** One more on each state. */
  public Places withState(StateChange change) {
    return new Places(input, afterProduct, afterActivation, plus(state, change));
  }

  private static <T> List<T> plus(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return longer;
  }
}
