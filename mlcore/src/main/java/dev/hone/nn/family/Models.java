package dev.hone.nn.family;

import dev.hone.activations.Activations;
import dev.hone.nn.Block;
import dev.hone.nn.Checks;
import dev.hone.nn.Dense;
import dev.hone.nn.Flatten;
import dev.hone.nn.LastStep;
import dev.hone.nn.Layer;
import dev.hone.nn.Network;
import dev.hone.nn.Places;
import dev.hone.nn.Residual;
import java.util.ArrayList;
import java.util.List;

/** Builds networks from their specification. */
public final class Models {
  private Models() {}

  /**
   * The network of a specification, with linear outputs (logits).
   *
   * <ul>
   *   <li>Families of rows, for [B, F], or [B, T, F] which is flattened first (with {@code
   *       everyStep} each time step goes through by itself): [input] → hidden blocks → dense.
   *   <li>Families of sequences, for [B, T, F]: [input] → hidden blocks → dense. The last block
   *       gives its last time step, or all of them with {@code everyStep}.
   * </ul>
   *
   * The families say what a block is. With {@code residual} each block is x + block(x), projected
   * where the width changes. Kernels are named {@code block1/dense1/kernel} and {@code
   * dense1/kernel} (the output), whatever is in the places, so that compared arms can start from
   * the same weights.
   *
   * @param places what regularizers put in
   * @param outputs width of the output: classes, or values to predict; at least 1
   * @param everyStep whether each time step of a sequence gives an output, or the whole sequence
   *     one
   */
  public static Network network(ModelSpec spec, Places places, int outputs, boolean everyStep) {
    Checks.positive("outputs", outputs);
    boolean sequences = spec.family().sequences();
    List<Layer> layers = new ArrayList<>();
    if (!sequences && !everyStep) {
      layers.add(new Flatten());
    }
    layers.addAll(places.input());
    int last = spec.hidden().size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean folds = sequences && i == last && !everyStep;
      // The shortcut of a residual block needs all steps, so these are folded after it.
      List<Layer> block =
          spec.family().block(spec, spec.hidden().get(i), !folds || spec.residual(), places);
      layers.add(spec.residual() ? new Residual(block, spec.initializer()) : new Block(block));
      if (folds && spec.residual()) {
        layers.add(new LastStep());
      }
    }
    layers.add(new Dense(outputs, Activations.LINEAR, true, spec.initializer()));
    return new Network(layers);
  }
}
